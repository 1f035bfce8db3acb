package datajoint.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.DataJoint;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.testkit.TestSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What columns and stores hold, as text in which all is alike that may differ between two writers of the same values: names
 * of schemas, random letters, times.
 */
public final class StoredCells {
    private static final int KEY = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredCells() {}

    /** By {@code label.column}; bytes in hexadecimal, references as JSON. */
    public static Map<String, String> columns(TestSchema schema) throws SQLException, IOException {
        Map<String, String> cells = new TreeMap<>();
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM %s.codec_row".formatted(schema.name()))) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = KEY + 1; i <= columns.getColumnCount(); i++) {
                    byte[] cell = rows.getBytes(i);
                    if (cell != null) {
                        String name = rows.getString("label") + "." + columns.getColumnName(i);
                        cells.put(name, alike(columns.getColumnName(i), cell, schema.name()));
                    }
                }
            }
        }
        return cells;
    }

    /** What differs, one a line; empty if all is alike. */
    public static String difference(Map<String, String> first, Map<String, String> second) {
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(first.get(name), second.get(name)))
                .map(name -> "%s: %.300s | %.300s%n".formatted(name, first.get(name), second.get(name)))
                .collect(Collectors.joining());
    }

    private static String alike(String column, byte[] cell, String schema) throws IOException {
        String text = new String(cell, StandardCharsets.UTF_8);
        if (!text.startsWith("{")) {
            return HexFormat.of().formatHex(cell);
        }
        JsonNode json = JSON.readTree(text);
        if (json instanceof ObjectNode node && node.hasNonNull("path")) {
            node.put("path", alike(node.get("path").asText(), schema));
            if (node.hasNonNull("schema")) {
                node.put("schema", GoldenStore.SCHEMA);
            }
            if (node.hasNonNull("timestamp")) {
                node.put("timestamp", node.get("timestamp").asText().replaceAll("\\d", "9"));
            }
        }
        return column + " " + sorted(json);
    }

    private static String sorted(JsonNode json) {
        List<String> members = json.properties().stream()
                .map(member -> member.getKey() + ": " + member.getValue())
                .sorted()
                .toList();
        return String.join(", ", members);
    }

    /** The contents of a schema's objects in a store, in hexadecimal, by their paths; of manifests, all but the time. */
    public static Map<String, String> objects(DataJoint dj, String name, String schema) throws IOException {
        Map<String, String> objects = new TreeMap<>();
        Storage store = dj.database().stores().store(Optional.of(name)).storage();
        List<ObjectPath> paths;
        try (Stream<StoredObject> all = store.list("")) {
            paths = all.map(StoredObject::path)
                    .filter(path -> path.text().contains("/" + schema + "/"))
                    .toList();
        }
        for (ObjectPath path : paths) {
            byte[] content = store.readAll(path);
            objects.put(
                    alike(path.text(), schema),
                    path.text().endsWith(".manifest.json")
                            ? manifest(content)
                            : HexFormat.of().formatHex(content));
        }
        return objects;
    }

    /** Python lists the files as the system gives them. */
    private static String manifest(byte[] content) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(content);
        List<String> files = json.remove("files")
                .valueStream()
                .map(JsonNode::toString)
                .sorted()
                .toList();
        return json.without("created") + " " + files;
    }

    private static String alike(String path, String schema) {
        return path.replace(schema, GoldenStore.SCHEMA)
                // Staged insert of Python names the class, every other insert the table.
                .replace("/CodecRow/", "/codec_row/")
                .replaceAll("/(npy|obj)_main_[\\w-]{8}(?=[./]|$)", "/$1_main_TOKEN")
                .replaceAll("/(npy|obj)_alt_[\\w-]{12}(?=[./]|$)", "/$1_alt_TOKEN");
    }
}
