package datajoint;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.insert.InsertOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schema of the golden queries with its rows, on a server. */
final class University {
    private final Map<String, Table<?>> tables;

    private University(Map<String, Table<?>> tables) {
        this.tables = tables;
    }

    static University in(Schema schema) {
        University university = new University(GoldenSchemas.declare(schema, "university"));
        university.tables.forEach(University::fill);
        return university;
    }

    Table<?> table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private static void fill(String name, Table<?> table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        JsonNode contents =
                GoldenSchemas.read("definitions.json").get("contents").get(name);
        if (contents != null) {
            contents.forEach(row -> {
                List<String> values = new ArrayList<>();
                row.forEach(value -> values.add(value.asText()));
                rows.add(row(table, table.heading().names(), values));
            });
        } else {
            List<String> lines = lines("/golden/algebra/data/" + name + ".csv");
            List<String> names = List.of(lines.get(0).split(","));
            lines.subList(1, lines.size()).forEach(line -> rows.add(row(table, names, List.of(line.split(",", -1)))));
        }
        table.insertAny(rows.iterator(), InsertOptions.DEFAULT.allowingDirect());
    }

    private static Map<String, @Nullable Object> row(Table<?> table, List<String> names, List<String> values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            boolean missing = values.get(i).isEmpty()
                    && table.heading().attribute(names.get(i)).nullable();
            row.put(names.get(i), missing ? null : values.get(i));
        }
        return row;
    }

    private static List<String> lines(String file) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(University.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
