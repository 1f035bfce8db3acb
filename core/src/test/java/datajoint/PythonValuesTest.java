package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.array.Complex;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Tuple;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one language writes, the other reads: values of every type, on each server. */
class PythonValuesTest {
    @EachServer
    void javaReadsWhatPythonDeclaredAndFilled(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "pyvalues");
                DataJoint dj = TestConnection.to(server)) {
            Python.DATAJOINT_2.run(server, script("values_write.py"), name.name());

            Map<Integer, Row> rows = dj.existingSchema(name.name()).table("Every").rows().stream()
                    .collect(Collectors.toMap(row -> row.intValue("id"), row -> row));

            Row full = rows.get(1);
            assertThat(full.value("i8")).isEqualTo(-128);
            assertThat(full.value("i64")).isEqualTo(Long.MIN_VALUE);
            assertThat(full.value("f32")).isEqualTo(0.1f);
            assertThat(full.value("f64")).isEqualTo(0.1);
            assertThat(full.value("d")).isEqualTo(new BigDecimal("-12.500000"));
            assertThat(full.value("b")).isEqualTo(true);
            assertThat(full.value("u")).isEqualTo(server.isPostgres() ? null : new UUID(-1, -1));
            assertThat(full.value("j"))
                    .isEqualTo(new ObjectMapper()
                            .valueToTree(Map.of("list", List.of(1, true, "x"), "deep", Map.of("k", "ü"))));
            assertThat(full.value("y")).isEqualTo(new byte[] {0, (byte) 255, '\\', '\''});
            assertThat(full.value("day")).isEqualTo(LocalDate.of(2024, 2, 29));
            assertThat(full.value("t6")).isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000));
            assertThat(full.value("c")).isEqualTo("abc");
            assertThat(full.value("v")).isEqualTo("it's \\ 🐭");
            assertThat(full.value("e")).isEqualTo("high");
            assertThat(full.value("file"))
                    .isEqualTo(new Attachment("notes.txt", "hello".getBytes(StandardCharsets.UTF_8)));
            assertThat(full.value("signal"))
                    .isEqualTo(Map.of(
                            "trace", NdArray.of(new short[][] {{0, 1, 2}, {3, 4, 5}}),
                            "t", Tuple.of(1L, 2.5, null),
                            "name", "x"));
            rows.get(2)
                    .asMap()
                    .forEach((attribute, value) ->
                            assertThat(attribute.equals("id") || value == null).isTrue());
            assertThat(rows.get(10).value("signal")).isEqualTo(1L);
            assertThat(rows.get(12).value("signal")).isEqualTo(BigInteger.ONE.shiftLeft(70));
            assertThat(rows.get(13).value("signal")).isEqualTo(1.5);
            assertThat(rows.get(15).value("signal")).isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
            assertThat(rows.get(18).value("signal")).isEqualTo(List.of(1L, List.of(2L)));
            assertThat(rows.get(19).value("signal")).isEqualTo(Set.of(3L));
            assertThat(rows.get(21).value("signal")).isEqualTo(ObjectArray.of("a", "bc"));
            assertThat(((NdArray) rows.get(22).value("signal")).at(0)).isEqualTo(new Complex(1, 2));
            assertThat(((NdArray) rows.get(24).value("signal")).size()).isEqualTo(5000);
            assertThat(rows.get(26).value("signal")).isEqualTo(new BigDecimal("1E+2"));
        }
    }

    @EachServer
    void pythonReadsWhatJavaDeclaredAndFilledAndAddsARow(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "pyvalues");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name()).declare(Tier.MANUAL, "Every", """
                    # made by Java
                    id : int32
                    ---
                    i8 = null : int8
                    u8 = null : uint8
                    u16 = null : uint16
                    u32 = null : uint32
                    u64 = null : uint64
                    f32 = null : float32
                    f64 = null : float64
                    d = null : decimal(20,6)
                    b = null : bool
                    u = null : uuid
                    j = null : json
                    y = null : bytes
                    day = null : date
                    t6 = null : datetime(6)
                    c = null : char(4)
                    v = null : varchar(200)
                    e = null : enum('low', 'high')
                    signal = null : <blob>
                    file = null : <attach>
                    """);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", 1);
            row.put("i8", -128);
            row.put("u8", 255);
            row.put("u16", 65535);
            row.put("u32", 4294967295L);
            row.put("u64", new BigInteger("18446744073709551615"));
            row.put("f32", 0.5f);
            row.put("f64", 0.1);
            row.put("d", new BigDecimal("-12.5"));
            row.put("b", true);
            row.put("u", new UUID(1, 2));
            row.put("j", Map.of("k", List.of(1, "ü")));
            row.put("y", new byte[] {0, (byte) 255});
            row.put("day", LocalDate.of(2024, 2, 29));
            row.put("t6", LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000));
            row.put("c", "abcd");
            row.put("v", "it's \\ 🐭");
            row.put("e", "high");
            row.put(
                    "signal",
                    Arrays.asList(1, "a", Tuple.of(2.5), new double[][] {{1, 2}, {3, 4}}, Map.of("k", new int[] {7})));
            row.put("file", new Attachment("notes.txt", new byte[] {1}));
            table.insert(row);

            JsonNode read =
                    new ObjectMapper().readTree(Python.DATAJOINT_2.run(server, script("values_read.py"), name.name()));

            JsonNode first = read.get(0);
            String text = first.toString();
            assertThat(first.get("i8").asInt()).isEqualTo(-128);
            assertThat(first.get("u8").asInt()).isEqualTo(255);
            assertThat(first.get("u32").asLong()).isEqualTo(4294967295L);
            assertThat(first.get("u64").asText()).isEqualTo("18446744073709551615");
            assertThat(first.get("f64").asText()).isEqualTo("0.1");
            assertThat(first.get("d").asText()).isEqualTo("-12.500000");
            assertThat(first.get("day").asText()).isEqualTo("2024-02-29");
            assertThat(first.get("t6").asText()).isEqualTo("2024-02-29 01:02:03.456789");
            assertThat(first.get("v").asText()).isEqualTo("it's \\ 🐭");
            assertThat(first.get("y").get("bytes").asText()).isEqualTo("00ff");
            assertThat(first.get("j")).hasToString("{\"k\":[1,\"ü\"]}");
            assertThat(first.get("signal").toString())
                    .as(text)
                    .isEqualTo("[1,\"a\",{\"tuple\":[\"2.5\"]},"
                            + "{\"array\":\"float64\",\"shape\":[2,2],\"data\":[\"1.0\",\"2.0\",\"3.0\",\"4.0\"]},"
                            + "{\"k\":{\"array\":\"int32\",\"shape\":[1],\"data\":[7]}}]");
            Row added = table.rows().stream()
                    .filter(one -> one.intValue("id") == 100)
                    .findFirst()
                    .orElseThrow();
            assertThat(added.value("u32")).isEqualTo(4294967295L);
            assertThat(added.value("signal")).isEqualTo(NdArray.of(new double[][] {{1, 0}, {0, 1}}));
        }
    }

    private static String script(String file) {
        try (InputStream in = PythonValuesTest.class.getResourceAsStream("/python/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
