package datajoint.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.blob.Blob;
import datajoint.codec.blob.Compression;
import datajoint.codec.blob.MatlabCell;
import datajoint.testkit.SqlDump;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Every kind of blob and attachment that 0.14.6 wrote into tables is to Java what it was to 0.14.6. */
@EnabledIfEnvironmentVariable(named = "DJ_TEST_MYSQL", matches = ".+")
class LegacyBlobsTest {
    private static final List<String> BLOBS = List.of("tb", "b", "mb", "lb");
    private static final List<String> ATTACHMENTS = List.of("a", "a_null");

    @Test
    void blobsHoldTheValuesThat014Fetched() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<String> compared = new ArrayList<>();
        inSchema("djt_blobs_", schema -> {
            Map<String, byte[]> stored = cells(schema, "blobs", "blob_name", BLOBS);
            for (JsonNode row : expected().get("blobs")) {
                for (String column : BLOBS) {
                    String cell = row.get("blob_name").asText() + " " + column;
                    byte[] blob = stored.get(cell);
                    softly.assertThat(blob != null)
                            .as(cell)
                            .isEqualTo(!row.get(column).isNull());
                    if (blob != null) {
                        compare(softly, row.get("blob_name").asText(), blob, row.get(column));
                        compared.add(cell);
                    }
                }
            }
        });
        softly.assertAll();
        assertThat(compared).hasSizeGreaterThan(80);
    }

    private static void compare(SoftAssertions softly, String name, byte[] blob, JsonNode expected) {
        Object value = Blob.decode(blob);
        if (expected.has("$error")) {
            // Cells of unequal shape, which 0.14.6 cannot read with a numpy of today
            softly.assertThat(value).as(name).isInstanceOf(MatlabCell.class);
        } else {
            JsonNode form = LegacyForm.of(value);
            softly.assertThat(same(form, expected))
                    .as("%s: %s is %s", name, form, expected)
                    .isTrue();
        }
        if (!name.startsWith("matlab mYm char")) {
            softly.assertThat(Blob.decode(Blob.encode(value, Compression.NEVER)))
                    .as(name)
                    .isEqualTo(value);
        }
    }

    @Test
    void attachmentsHoldTheFilesThat014Fetched() throws Exception {
        inSchema("djt_files_", schema -> {
            Map<String, byte[]> cells = cells(schema, "attach", "id", ATTACHMENTS);
            for (JsonNode row : expected().get("attach")) {
                for (String column : ATTACHMENTS) {
                    byte[] stored = cells.get(row.get("id") + " " + column);
                    JsonNode file = row.get(column).path("$file");
                    assertThat(stored == null).isEqualTo(row.get(column).isNull());
                    if (stored != null) {
                        int end = 0;
                        while (stored[end] != 0) {
                            end++;
                        }
                        assertThat(new String(stored, 0, end, StandardCharsets.UTF_8))
                                .isEqualTo(file.get("name").asText());
                        byte[] content = Arrays.copyOfRange(stored, end + 1, stored.length);
                        assertThat(LegacyForm.sha256(ByteBuffer.wrap(content)))
                                .isEqualTo(file.get("sha256").asText());
                    }
                }
            }
        });
    }

    private interface Check {
        void in(String schema) throws Exception;
    }

    private static void inSchema(String prefix, Check check) throws Exception {
        SqlDump dump = SqlDump.renamed(DefinitionBlocks.resource("/legacy/alltypes/dump.sql"), "djd_", prefix);
        try (TestSchema schema = TestSchema.named(TestServer.MYSQL, prefix + "types");
                Connection connection = TestServer.MYSQL.connect()) {
            dump.load(connection);
            check.in(schema.name());
        }
    }

    /** By key and column; those that are null are left out. */
    private static Map<String, byte[]> cells(String schema, String table, String key, List<String> columns)
            throws Exception {
        Map<String, byte[]> cells = new HashMap<>();
        try (Connection connection = TestServer.MYSQL.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from `%s`.`%s`".formatted(schema, table))) {
            while (row.next()) {
                for (String column : columns) {
                    byte[] cell = row.getBytes(column);
                    if (cell != null) {
                        cells.put(row.getString(key) + " " + column, cell);
                    }
                }
            }
        }
        return cells;
    }

    private static JsonNode expected() throws Exception {
        return new ObjectMapper().readTree(DefinitionBlocks.resource("/legacy/alltypes/blobs.json"));
    }

    /** Numbers by value, as Python and Java write them with other zeros and exponents. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isTextual() && other.isTextual()) {
            return one.equals(other) || isSameNumber(one.asText(), other.asText());
        }
        if (one.isContainerNode() && one.getNodeType() == other.getNodeType() && one.size() == other.size()) {
            return one.isObject()
                    ? one.properties().stream()
                            .allMatch(entry ->
                                    other.has(entry.getKey()) && same(entry.getValue(), other.get(entry.getKey())))
                    : java.util.stream.IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
        }
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return Double.compare(Double.parseDouble(one), Double.parseDouble(other)) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
