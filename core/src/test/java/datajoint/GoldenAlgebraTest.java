package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.model.Attribute;
import datajoint.model.DataJointException;
import datajoint.model.Lineage;
import datajoint.query.Top;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** The queries recorded from Python 2.3.5: the same rows, keys and headings, or what is right where Python errs. */
class GoldenAlgebraTest {
    private static final JsonNode CASES = GoldenSchemas.read("golden.json").get("cases");

    /** Cases that wait for operators with an issue of their own. */
    private static final String WAITING = """
            U: R26 R34 J23 J25 A18 A19 A20 A21 A22 A24 A25 A30 A31 V01 V02 V03 V04 V05 V06 V07 V08 V09 V11 V12
                V14 G17
            U+aggr: A32 V15
            U+union: A33
            aggr: N17 P29 J16 A01 A02 A03 A04 A06 A07 A08 A09 A10 A11 A12 A15 A17 A26 A36 A37
            extend: J21 E01 E02 E04 E05 E06 G26
            union: U02 U03 U06 U07 U08 U09 U13
            """;

    /** A Top in a list, and a number to order by: the compiler refuses both. */
    private static final Set<String> REFUSED_BY_THE_COMPILER = Set.of("N15", "G22");

    /** Python ignores unknown names in a map and so selects more than was meant; here they are an error. */
    private static final Set<String> STRICT = Set.of("R07", "R08");

    /** Python rewrites YEAR(x) for PostgreSQL; here SQL is passed on as it is. */
    private static final String NOT_REWRITTEN = "P21";

    @EachServer
    void queriesGiveTheRecordedRows(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "golden");
                DataJoint dj = TestConnection.to(server)) {
            University university = University.in(dj.schema(name.name()));
            GoldenQueries queries = new GoldenQueries(university::table, server.backend());
            SoftAssertions softly = new SoftAssertions();
            for (JsonNode example : CASES) {
                String id = example.get("id").asText();
                if (!isWaiting(id) && !REFUSED_BY_THE_COMPILER.contains(id)) {
                    softly.check(() -> replay(example, queries, server, name.name()));
                }
            }
            softly.assertAll();
        }
    }

    @EachServer
    void casesThatWaitNeedAnOperatorThatIsNotThereYet(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "waiting");
                DataJoint dj = TestConnection.to(server)) {
            Map<String, Table<?>> tables = GoldenSchemas.declare(dj.schema(name.name()), "university");
            GoldenQueries queries = new GoldenQueries(tables::get, server.backend());
            for (JsonNode example : CASES) {
                if (isWaiting(example.get("id").asText())) {
                    assertThatThrownBy(() -> queries.query(example.get("expr")))
                            .as(example.get("id").asText())
                            .isInstanceOf(UnsupportedOperationException.class);
                }
            }
        }
    }

    private static void replay(JsonNode example, GoldenQueries queries, TestServer server, String schema) {
        String id = example.get("id").asText();
        Expected expected = expected(example, server.backend());
        boolean notRewritten = id.equals(NOT_REWRITTEN) && server.isPostgres();
        if (expected.fails() || STRICT.contains(id) || notRewritten) {
            assertThatThrownBy(() -> rows(example, queries)).as(id).isInstanceOf(DataJointException.class);
            return;
        }
        try {
            JsonNode observed = example.get("observed");
            Relation query = queries.query(example.get("expr"));
            if (observed.has("heading")) {
                assertThat(heading(query, schema)).as(id).isEqualTo(heading(observed.get("heading")));
            }
            List<Object> rows = rows(example, queries);
            assertThat(example.get("ordered").asBoolean() ? rows : sorted(rows))
                    .as(id + " " + query.sql())
                    .isEqualTo(example.get("ordered").asBoolean() ? expected.rows() : sorted(expected.rows()));
        } catch (DataJointException e) {
            throw new AssertionError(id + ": " + e.getMessage(), e);
        }
    }

    /** What is right: rows in the form of {@link #canonical}, or a failure. */
    private record Expected(boolean fails, List<Object> rows) {}

    private static Expected expected(JsonNode example, String backend) {
        JsonNode observed = example.get("observed");
        JsonNode only = example.get("defect_only_on");
        boolean defect = example.get("verdict").asText().startsWith("defect")
                && (only == null || GoldenQueries.texts(only).contains(backend));
        if (defect) {
            JsonNode right = example.get("expected");
            JsonNode rows = right.isObject() && right.has(backend) ? right.get(backend) : right;
            return rows.isTextual() ? new Expected(true, List.of()) : new Expected(false, list(rows));
        }
        if (observed.has("error") || observed.path("error_by_backend").hasNonNull(backend)) {
            return new Expected(true, List.of());
        }
        JsonNode rows = observed.has("result")
                ? observed.get("result")
                : observed.get("result_by_backend").get(backend);
        return new Expected(false, list(rows));
    }

    private static List<Object> list(JsonNode rows) {
        List<Object> list = new ArrayList<>();
        if (rows.isArray()) {
            rows.forEach(row -> list.add(canonical(
                    row.isObject() && !row.fieldNames().next().startsWith("$")
                            ? GoldenQueries.map(row)
                            : GoldenQueries.value(row))));
        } else if (rows.isObject()) {
            list.add(canonical(GoldenQueries.map(rows)));
        } else {
            list.add(canonical(GoldenQueries.value(rows)));
        }
        return list;
    }

    private static List<Object> rows(JsonNode example, GoldenQueries queries) {
        JsonNode fetch = example.get("fetch");
        Relation query = queries.query(example.get("expr"));
        List<String> attributes = fetch.has("attrs") ? GoldenQueries.texts(fetch.get("attrs")) : List.of();
        List<Object> rows = new ArrayList<>();
        switch (fetch.get("method").asText()) {
            case "len" -> rows.add(canonical(query.count()));
            case "bool" -> rows.add(canonical(query.exists()));
            case "keys" -> slice(query, fetch).keys().forEach(row -> rows.add(canonical(row.asMap())));
            case "fetch1" -> {
                Row row = attributes.equals(List.of("KEY")) ? query.project().one() : query.one();
                rows.add(canonical(
                        attributes.size() == 1 && !attributes.equals(List.of("KEY"))
                                ? row.value(attributes.get(0))
                                : row.asMap()));
            }
            case "to_arrays" ->
                slice(query, fetch).rows().forEach(row -> rows.add(canonical(row.value(attributes.get(0)))));
            case "head" ->
                query.top(fetch.get("limit").asLong()).rows().forEach(row -> rows.add(canonical(row.asMap())));
            case "tail" -> {
                query.top(fetch.get("limit").asLong(), Columns.desc("KEY"))
                        .rows()
                        .forEach(row -> rows.add(canonical(row.asMap())));
                Collections.reverse(rows);
            }
            default -> slice(query, fetch).rows().forEach(row -> rows.add(canonical(row.asMap())));
        }
        return rows;
    }

    private static Relation slice(Relation query, JsonNode fetch) {
        if (!fetch.has("order_by") && !fetch.has("limit") && !fetch.has("offset")) {
            return query;
        }
        OptionalLong limit =
                fetch.hasNonNull("limit") ? OptionalLong.of(fetch.get("limit").asLong()) : OptionalLong.empty();
        Top top = new Top(
                limit, fetch.path("offset").asLong(0), Top.all().inOrder().order());
        return query.top(fetch.hasNonNull("order_by") ? top.orderBy(GoldenQueries.order(fetch.get("order_by"))) : top);
    }

    private static List<List<Object>> heading(Relation query, String schema) {
        List<List<Object>> lines = new ArrayList<>();
        for (Attribute attribute : query.expression().heading().attributes()) {
            boolean computed = attribute.type() instanceof datajoint.model.AttributeType.Computed;
            lines.add(List.of(
                    attribute.name(),
                    attribute.inKey(),
                    !computed && attribute.nullable(),
                    computed,
                    attribute.lineage().map(Lineage::toString).orElse("").replace(schema + ".", "{schema}.")));
        }
        return lines;
    }

    private static List<List<Object>> heading(JsonNode recorded) {
        List<List<Object>> lines = new ArrayList<>();
        recorded.forEach(line -> lines.add(List.of(
                line.get("name").asText(),
                line.get("key").asBoolean(),
                line.get("nullable").asBoolean(),
                line.get("computed").asBoolean(),
                line.get("lineage").asText("").replace("null", ""))));
        return lines;
    }

    /** Numbers by value, truth as a number, texts without trailing blanks, dates as text. */
    private static Object canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, part) -> sorted.put(String.valueOf(name), canonical(part)));
            return sorted;
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value).stripTrailing();
    }

    private static List<Object> sorted(List<Object> rows) {
        List<Object> sorted = new ArrayList<>(rows);
        sorted.sort(java.util.Comparator.comparing(Object::toString));
        return sorted;
    }

    private static boolean isWaiting(String id) {
        return Arrays.asList(WAITING.split("\\s+")).contains(id);
    }
}
