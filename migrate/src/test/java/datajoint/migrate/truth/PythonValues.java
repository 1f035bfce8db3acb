package datajoint.migrate.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.model.TableName;
import datajoint.testkit.Python;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that Python 2.3.5 fetches, in the JSON of the fixtures. */
final class PythonValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PythonValues() {}

    /** @param more settings of stores that the fixture does not have */
    static Map<TableName, List<ObjectNode>> rows(
            LegacyFixture fixture, Collection<TableName> tables, Path downloads, Map<String, ?> more) {
        ObjectNode task = JSON.createObjectNode().put("folder", downloads.toString());
        task.set(
                "tables",
                JSON.valueToTree(tables.stream().map(TableName::toString).toList()));
        ObjectNode stores = task.set("stores", JSON.valueToTree(fixture.stores()));
        more.forEach((name, settings) -> ((ObjectNode) stores.get("stores")).set(name, JSON.valueToTree(settings)));
        try {
            JsonNode printed = JSON.readTree(Python.DATAJOINT_2.run(fixture.server(), script(), task.toString()));
            Map<TableName, List<ObjectNode>> all = new HashMap<>();
            for (TableName table : tables) {
                List<ObjectNode> rows = new ArrayList<>();
                printed.get(table.toString()).forEach(row -> rows.add((ObjectNode) row));
                all.put(table, rows);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = PythonValues.class.getResourceAsStream("/python/truth.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
