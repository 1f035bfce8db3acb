package datajoint.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.object.ObjectRef;
import datajoint.row.Row;
import datajoint.store.ContentHash;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table and stores that 0.14.6 left: with new comments and metadata, which are made here by hand, every value is read
 * where it lies, and no file moves.
 */
class GoldenLegacyTest {
    private static final GoldenStore GOLDEN = new GoldenStore("legacy0146");
    private static final List<String> COMMENTS = List.of(
            "MODIFY b longblob COMMENT ':<blob>:'",
            "MODIFY mb mediumblob COMMENT ':<blob>:small one'",
            "MODIFY a longblob COMMENT ':<attach>:'",
            "ADD eb_new json COMMENT ':<blob@ext>:external blob'",
            "ADD fb_new json COMMENT ':<blob@flat-1>:'",
            "ADD ge_new json COMMENT ':<edges@ext>:'",
            "ADD fp_new json COMMENT ':<filepath@ext>:'",
            "ADD ea_new json COMMENT ':<filepath@ext>:the file of an attachment'");

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyValueIsReadWhereItLies(TestServer server) throws Exception {
        GOLDEN.unpack(folder);
        try (TestSchema schema = TestSchema.on(server, "goldlegacy");
                DataJoint dj =
                        TestConnection.builder(server).codec(new EdgesCodec()).connect()) {
            GOLDEN.load(schema);
            bridge(schema);
            for (String store : List.of("ext", "flat-1")) {
                dj.config().set("stores." + store + ".protocol", "file");
                dj.config()
                        .set(
                                "stores." + store + ".location",
                                folder.resolve(store.replace("-1", "")).toString());
            }

            Table<Row> old = dj.existingSchema(schema.name()).table("Old");
            Map<Integer, Row> rows = new LinkedHashMap<>();
            old.project("b", "mb", "a", "g", "u", "eb_new", "fb_new", "ge_new", "fp_new", "ea_new")
                    .rows()
                    .forEach(row -> rows.put(row.intValue("id"), row));

            for (JsonNode expected : GOLDEN.json("expected.json").get("rows")) {
                for (Map.Entry<String, JsonNode> cell : expected.get("decoded").properties()) {
                    Row row = rows.get(expected.get("id").asInt());
                    String column = row.asMap().containsKey(cell.getKey()) ? cell.getKey() : cell.getKey() + "_new";
                    if (row.asMap().containsKey(column)) {
                        assertThat(neutral(row.value(column)))
                                .as(cell.getKey())
                                .isEqualTo(withoutPath(cell.getValue()));
                    }
                }
            }
            assertThat(rows.get(1).value("eb_new"))
                    .as("in both stores")
                    .isEqualTo(rows.get(1).value("fb_new"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theHashOfAnAttachmentIsThatOfItsNameAndContent(TestServer server) throws Exception {
        GOLDEN.unpack(folder);
        try (TestSchema schema = TestSchema.on(server, "goldlegacy")) {
            GOLDEN.load(schema);
            int compared = 0;
            for (Tracked tracked : tracked(schema, "ext")) {
                if (!tracked.attachment().isEmpty()) {
                    byte[] content = Files.readAllBytes(folder.resolve("ext").resolve(tracked.path()));
                    byte[] name = (tracked.attachment() + "\0").getBytes(StandardCharsets.UTF_8);
                    byte[] stored = ByteBuffer.allocate(name.length + content.length)
                            .put(name)
                            .put(content)
                            .array();
                    assertThat(ContentHash.of(stored)).isEqualTo(ContentHash.ofDigest(tracked.hash()));
                    compared++;
                }
            }
            assertThat(compared).isEqualTo(2);
        }
    }

    private static JsonNode neutral(Object value) {
        return withoutPath(value instanceof ObjectRef reference ? file(reference) : NeutralCell.of(value));
    }

    private static JsonNode file(ObjectRef reference) {
        assertThat(reference.verify().isWhole()).isTrue();
        return new ObjectMapper()
                .createObjectNode()
                .put("kind", "file")
                .put("content_hex", HexFormat.of().formatHex(reference.read()));
    }

    /** An attachment is a file to 0.14, under a path in its download folder. */
    private static JsonNode withoutPath(JsonNode value) {
        ObjectNode node = value.deepCopy();
        if (node.get("kind").asText().equals("attach")) {
            node.put("kind", "file");
        }
        return node.without(List.of("path", "file"));
    }

    private static void bridge(TestSchema schema) throws SQLException {
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement()) {
            for (String change : COMMENTS) {
                statement.execute("ALTER TABLE %s.old %s".formatted(schema.name(), change));
            }
        }
        for (String column : List.of("eb", "ge", "ea", "fp")) {
            fill(schema, "ext", column);
        }
        fill(schema, "flat-1", "fb");
    }

    private static void fill(TestSchema schema, String store, String column) throws SQLException {
        String sql = "UPDATE %s.old SET %s_new = ? WHERE %s = ?".formatted(schema.name(), column, column);
        try (Connection connection = schema.server().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Tracked tracked : tracked(schema, store)) {
                statement.setString(1, column.matches("eb|fb|ge") ? tracked.blob() : tracked.file());
                statement.setBytes(2, tracked.hash());
                statement.executeUpdate();
            }
        }
    }

    /** A row of a tracking table. */
    record Tracked(String store, byte[] hash, long size, String attachment, String filepath) {
        String path() {
            String hex = HexFormat.of().formatHex(hash);
            if (!filepath.isEmpty()) {
                return filepath;
            }
            String folder = store.equals("ext") ? hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" : "";
            return "djgold_legacy/" + folder + hex + (attachment.isEmpty() ? "" : "." + attachment);
        }

        String blob() {
            return """
                    {"hash": "%s", "path": "%s", "schema": "djgold_legacy", "store": "%s", "size": %d}""".formatted(ContentHash.ofDigest(hash), path(), store, size);
        }

        String file() {
            return """
                    {"path": "%s", "store": "%s", "size": %d, "is_dir": false, "timestamp": "2026-11-23T17:39:33+00:00"}""".formatted(path(), store, size);
        }
    }

    private static List<Tracked> tracked(TestSchema schema, String store) throws SQLException {
        List<Tracked> all = new ArrayList<>();
        String sql = "SELECT hash, size, coalesce(attachment_name, ''), coalesce(filepath, '') FROM `%s`.`~external_%s`"
                .formatted(schema.name(), store);
        try (Connection connection = schema.server().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(new Tracked(store, rows.getBytes(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
            }
        }
        return all;
    }
}
