package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.backend.OnDuplicate;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Tuple;
import datajoint.insert.InsertOptions;
import datajoint.model.DataException;
import datajoint.model.DuplicateException;
import datajoint.model.QueryException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ValuesTest {
    private static final String EVERY_TYPE = """
            # every core type
            id : int32
            ---
            i8 = null : int8
            i16 = null : int16
            i32 = null : int32
            i64 = null : int64
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
            t0 = null : datetime
            t6 = null : datetime(6)
            c = null : char(4)
            v = null : varchar(200)
            e = null : enum('low', 'it''s, high', 'ünï')
            signal = null : <blob>
            file = null : <attach>
            """;

    @EachServer
    void everyTypeGoesInAndComesOut(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name()).declare(Tier.MANUAL, "Every", EVERY_TYPE);
            List<Map<String, Object>> rows = List.of(least(), greatest(), empty(3), odd());

            table.insertMaps(rows);

            for (Map<String, Object> row : rows) {
                Row read = table.rows().stream()
                        .filter(one -> one.intValue("id") == (int) row.get("id"))
                        .findFirst()
                        .orElseThrow();
                row.forEach((attribute, value) ->
                        assertThat(read.value(attribute)).as(attribute).isEqualTo(expected(value)));
            }
        }
    }

    @EachServer
    void manyRowsAreTheSameAsOne(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name())
                    .declare(Tier.MANUAL, "Every", EVERY_TYPE.replaceAll(".*<.*\n|.*bytes.*\n", ""));
            List<Map<String, Object>> patterns = List.of(least(), greatest(), empty(3), odd());

            table.insertAny(
                    IntStream.range(0, 2_000)
                            .mapToObj(i -> {
                                Map<String, Object> row = new LinkedHashMap<>(patterns.get(i % 4));
                                row.put("id", i);
                                return row;
                            })
                            .iterator(),
                    InsertOptions.DEFAULT.ignoringExtraFields());

            assertThat(table.count()).isEqualTo(2_000);
            try (Stream<Row> read = table.stream()) {
                read.forEach(row -> {
                    Map<String, Object> pattern = patterns.get(row.intValue("id") % 4);
                    row.asMap().forEach((attribute, value) -> {
                        if (!attribute.equals("id")) {
                            assertThat(value).as(attribute).isEqualTo(expected(pattern.get(attribute)));
                        }
                    });
                });
            }
        }
    }

    @EachServer
    void aWrongValueIsNamedAndNothingIsInserted(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name()).declare(Tier.MANUAL, "Every", EVERY_TYPE);
            Map<String, Object> wrong = new LinkedHashMap<>();
            wrong.put("i8", 128);
            wrong.put("u8", -1);
            wrong.put("u64", BigInteger.ONE.shiftLeft(64));
            wrong.put("v", "x".repeat(201));
            wrong.put("e", "middle");
            wrong.put("u", "no uuid");
            wrong.put("day", "yesterday");
            wrong.put("d", "123456789012345.5");
            wrong.put("i32", 1.5);
            wrong.put("b", "perhaps");
            wrong.put("y", "text");
            wrong.forEach((attribute, value) -> {
                List<Map<String, Object>> rows = new ArrayList<>();
                IntStream.range(0, 300).forEach(i -> rows.add(Map.of("id", i)));
                rows.add(Map.of("id", 300, attribute, value));
                assertThatThrownBy(() -> table.insertMaps(rows))
                        .as(attribute)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("Row 301")
                        .hasMessageContaining("'" + attribute + "'");
            });
            assertThat(table.count()).isZero();
        }
    }

    @EachServer
    void aNameThatIsNoAttributeIsAnError(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name()).declare(Tier.MANUAL, "Every", EVERY_TYPE);

            assertThatThrownBy(() -> table.insert(Map.of("id", 1, "f63", 1.0)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("'f63'")
                    .hasMessageContaining("Did you mean 'f64'?");
            assertThatThrownBy(() -> table.insert(Map.of("f64", 1.0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'id': needs a value");
            table.insertAny(
                    List.of(Map.of("id", 1, "more", 2)).iterator(), InsertOptions.DEFAULT.ignoringExtraFields());
            assertThat(table.count()).isEqualTo(1);
        }
    }

    @EachServer
    void aRowThatIsThereFailsIsSkippedOrIsReplaced(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table = dj.schema(name.name())
                    .declare(
                            Tier.MANUAL,
                            "Pair",
                            "a : int32\n---\nb = 5 : int32\nc = null : varchar(9)\nunique index (b)\n");
            table.insertMaps(List.of(Map.of("a", 1, "b", 1, "c", "old"), Map.of("a", 2, "b", 2)));
            List<Row> many = IntStream.range(0, 500)
                    .mapToObj(i -> Row.of("a", i, "b", 1000 + i))
                    .toList();

            assertThatThrownBy(() -> table.insertAll(many)).isInstanceOf(DuplicateException.class);
            assertThat(table.count()).isEqualTo(2);
            table.insertAll(many, OnDuplicate.SKIP);
            assertThat(table.count()).isEqualTo(500);
            assertThat(rowOf(table, 1)).isEqualTo(Row.of("a", 1, "b", 1, "c", "old"));
            assertThatThrownBy(() -> table.insertAll(
                            List.of(Row.of("a", 1, "b", 9), Row.of("a", 5000, "b", 2)), OnDuplicate.SKIP))
                    .as("another row has b = 2")
                    .isInstanceOf(DuplicateException.class);
            table.insertAll(List.of(Row.of("a", 1)), OnDuplicate.REPLACE);
            assertThat(rowOf(table, 1)).isEqualTo(Row.of("a", 1, "b", 5, "c", null));
            assertThatThrownBy(() -> table.insertAll(List.of(Row.of("a", 1, "b", 2)), OnDuplicate.REPLACE))
                    .as("another row has b = 2")
                    .isInstanceOf(DuplicateException.class);
            assertThat(table.count()).isEqualTo(500);
        }
    }

    @EachServer
    void aThousandBlobsGoInAtOnceWhateverThePacketSize(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "values");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> table =
                    dj.schema(name.name()).declare(Tier.MANUAL, "Trace", "id : int32\n---\ntrace : <blob>\n");
            float[] trace = new float[25_000];
            new java.util.Random(3).ints(trace.length).forEach(i -> trace[i & 16383] = i);

            table.insertAll(IntStream.range(0, 1_000).mapToObj(i -> Row.of("id", i, "trace", trace)));

            assertThat(table.count()).isEqualTo(1_000);
            try (Stream<Row> rows = table.stream()) {
                assertThat(rows.allMatch(row -> NdArray.of(trace).equals(row.value("trace"))))
                        .isTrue();
            }
        }
    }

    private static Row rowOf(Table<Row> table, int a) {
        return table.rows().stream()
                .filter(row -> row.intValue("a") == a)
                .findFirst()
                .orElseThrow();
    }

    private static Object expected(Object value) {
        try {
            return value instanceof Map<?, ?> map
                    ? new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(map))
                    : value instanceof double[] array ? NdArray.of(array) : value;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> least() {
        Map<String, Object> row = empty(1);
        row.put("i8", -128);
        row.put("i16", -32768);
        row.put("i32", Integer.MIN_VALUE);
        row.put("i64", Long.MIN_VALUE);
        row.put("u8", 0);
        row.put("u16", 0);
        row.put("u32", 0L);
        row.put("u64", BigInteger.ZERO);
        row.put("f32", -Float.MAX_VALUE);
        row.put("f64", -Double.MAX_VALUE);
        row.put("d", new BigDecimal("-99999999999999.999999"));
        row.put("b", false);
        row.put("u", new UUID(0, 0));
        row.put("j", Map.of());
        row.put("y", new byte[0]);
        row.put("day", LocalDate.of(1000, 1, 1));
        row.put("t0", LocalDateTime.of(1000, 1, 1, 0, 0, 0));
        row.put("t6", LocalDateTime.of(1000, 1, 1, 0, 0, 0, 1_000));
        row.put("c", "");
        row.put("v", "");
        row.put("e", "low");
        row.put("signal", new double[0]);
        row.put("file", new Attachment("a", new byte[0]));
        return row;
    }

    private static Map<String, Object> greatest() {
        Map<String, Object> row = empty(2);
        row.put("i8", 127);
        row.put("i16", 32767);
        row.put("i32", Integer.MAX_VALUE);
        row.put("i64", Long.MAX_VALUE);
        row.put("u8", 255);
        row.put("u16", 65535);
        row.put("u32", 4294967295L);
        row.put("u64", BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        row.put("f32", 0.1f);
        row.put("f64", 0.1);
        row.put("d", new BigDecimal("99999999999999.999999"));
        row.put("b", true);
        row.put("u", new UUID(-1, -1));
        row.put("j", Map.of("list", List.of(1, true, "x"), "deep", Map.of("k", "ü")));
        row.put("y", new byte[] {0, 1, (byte) 255, '\\', '\'', '\n', '\t'});
        row.put("day", LocalDate.of(9999, 12, 31));
        row.put("t0", LocalDateTime.of(9999, 12, 31, 23, 59, 59));
        row.put("t6", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
        row.put("c", "abcd");
        row.put("v", "x".repeat(200));
        row.put("e", "ünï");
        row.put("signal", Arrays.asList(1L, "two", null, Tuple.of(3.0), ObjectArray.of("a", 2L)));
        row.put("file", new Attachment("trace ü.csv", new byte[] {0, 1, 2}));
        return row;
    }

    private static Map<String, Object> odd() {
        Map<String, Object> row = empty(4);
        row.put("f64", -0.0);
        row.put("f32", 1.17549435e-38f);
        row.put("v", "it's \"quoted\" \\back\\ \t tab \n line \r\n 🐭 ünï %s ? : \\N");
        row.put("e", "it's, high");
        row.put("j", Map.of("text", "it's \"quoted\" \\ \n 🐭", "n", 12345678901234567L));
        row.put("c", "🐭a");
        return row;
    }

    private static Map<String, Object> empty(int id) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        for (String line : EVERY_TYPE.lines().skip(3).toList()) {
            row.put(line.replaceFirst(" =.*", ""), null);
        }
        return row;
    }
}
