package datajoint.migrate.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import datajoint.store.ContentHash;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the pointers of a shadow, made or waiting, are still those of the legacy table. */
final class PointerMatch {
    private static final JsonMapper JSON = new JsonMapper();

    private final Servers servers;
    private final PlannedTable table;
    private final PrimaryKey key;

    PointerMatch(Servers servers, PlannedTable table) {
        this.servers = servers;
        this.table = table;
        this.key = PrimaryKey.of(table, servers.target().backend().dialect());
    }

    /** Rows that are on one side only do not count. */
    boolean matches(KeyRange range) {
        return table.pointers().stream().allMatch(column -> matches(column, range));
    }

    private boolean matches(PlannedColumn column, KeyRange range) {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        String name = servers.source().backend().dialect().quote(column.name());
        String value = pointer.kind() == PointerKind.EXTERNAL ? name : "LOWER(HEX(" + name + "))";
        Map<List<String>, Optional<String>> now = read(servers.target(), table.shadow(), name, range);
        return read(servers.source(), table.legacy(), value, range).entrySet().stream()
                .filter(row -> now.containsKey(row.getKey()))
                .allMatch(row -> matches(row.getValue(), now.getOrDefault(row.getKey(), Optional.empty())));
    }

    private static boolean matches(Optional<String> legacy, Optional<String> json) {
        if (legacy.isEmpty() || json.isEmpty()) {
            return legacy.isEmpty() && json.isEmpty();
        }
        return matches(legacy.get(), parsed(json.get()));
    }

    /** The JSON has the legacy value itself, its hash, or a path that leads back to it. */
    private static boolean matches(String value, JsonNode json) {
        String path = json.path("path").asText();
        if (json.path("legacy").asText().equals(value) || path.endsWith("/" + value)) {
            return true;
        }
        if (value.length() != 32) {
            return false;
        }
        ContentHash hash = ContentHash.ofDigest(HexFormat.of().parseHex(value));
        return hash.text().equals(json.path("hash").asText())
                || hash.equals(ContentHash.of(path.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private Map<List<String>, Optional<String>> read(Database database, TableName name, String item, KeyRange range) {
        List<String> items = new ArrayList<>(key.texts());
        items.add(item);
        String sql = "SELECT %s FROM %s WHERE %s"
                .formatted(
                        String.join(", ", items), database.backend().dialect().quote(name), key.condition(range));
        return Sessions.use(database.connections(), "Reading pointers of " + name, connection -> {
            Map<List<String>, Optional<String>> values = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                key.bind(select, 1, range);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        List<String> one = new ArrayList<>();
                        for (int i = 1; i <= key.size(); i++) {
                            one.add(row.getString(i));
                        }
                        values.put(one, Optional.ofNullable(row.getString(items.size())));
                    }
                }
            }
            return values;
        });
    }
}
