package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of every core type, as Python 2.3.5 was given, stored and fetched it. */
class TypesRoundtripTest {
    private static final String NOT_GIVEN = "<not given>";
    private static final String NOW = "<time of insert>";

    @EachServer
    void aRowOfEveryCoreTypeIsStoredAndFetchedAsPythonHasIt(TestServer server) throws Exception {
        JsonNode attributes =
                GoldenSchemas.read("types-roundtrip.json").get(server.backend()).get("attributes");
        try (TestSchema name = TestSchema.on(server, "roundtrip");
                DataJoint dj = TestConnection.to(server)) {
            Table<?> table =
                    GoldenSchemas.declare(dj.schema(name.name()), "types").get("AllTypes");

            table.insertMaps(List.of(given(attributes)));

            Row row = dj.schema(name.name()).table("all_types").one();
            Map<String, String> stored = stored(server, name.name(), attributes);
            for (Map.Entry<String, JsonNode> entry : attributes.properties()) {
                assertFetched(entry.getKey(), entry.getValue(), row.value(entry.getKey()));
                assertStored(entry.getKey(), entry.getValue(), stored.get(entry.getKey()));
            }
        }
    }

    private static Map<String, @Nullable Object> given(JsonNode attributes) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        attributes.properties().forEach(entry -> {
            JsonNode given = entry.getValue().get("given");
            if (!given.asText().equals(NOT_GIVEN)) {
                row.put(entry.getKey(), value(entry.getValue().get("declared").asText(), given));
            }
        });
        return row;
    }

    private static void assertFetched(String name, JsonNode facts, @Nullable Object fetched) {
        JsonNode expected = facts.get("fetched").path("value");
        String declared = facts.get("declared").asText();
        if (expected.asText().equals(NOW)) {
            assertThat(fetched).as(name).isInstanceOf(LocalDateTime.class);
        } else if (facts.get("fetched").has("error")) {
            // Python cannot fetch a uuid on PostgreSQL
            assertThat(fetched).as(name).isEqualTo(value(declared, facts.get("given")));
        } else if (declared.equals("json") && fetched instanceof JsonNode json) {
            assertThat(json.equals(TypesRoundtripTest::compareNumbers, expected))
                    .as("%s is %s", name, json)
                    .isTrue();
        } else {
            assertThat(fetched).as(name).isEqualTo(value(declared, expected));
        }
    }

    private static void assertStored(String name, JsonNode facts, @Nullable String stored) throws Exception {
        JsonNode expected = facts.get("stored_text");
        if (expected.isNull() || stored == null) {
            assertThat(stored).as(name).isEqualTo(expected.isNull() ? null : expected.asText());
        } else if (facts.get("declared").asText().equals("json")) {
            ObjectMapper mapper = new ObjectMapper();
            assertThat(mapper.readTree(stored)).as(name).isEqualTo(mapper.readTree(expected.asText()));
        } else if (!expected.asText().equals(NOW)) {
            assertThat(stored).as(name).isEqualTo(expected.asText());
        }
    }

    /** The value as the library fetches it. */
    private static @Nullable Object value(String declared, JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isObject() && !declared.equals("json")) {
            return tagged(json.fieldNames().next(), json.elements().next().asText());
        }
        return switch (declared.replaceAll("\\(.*", "")) {
            case "int8", "int16", "int32" -> json.intValue();
            case "int64" -> json.longValue();
            case "float32" -> (float) json.doubleValue();
            case "float64" -> json.doubleValue();
            case "bool" -> json.asBoolean();
            case "char" -> json.asText().stripTrailing();
            case "json" -> json;
            default -> json.asText();
        };
    }

    private static Object tagged(String kind, String text) {
        return switch (kind) {
            case "$decimal" -> new BigDecimal(text);
            case "$date" -> LocalDate.parse(text);
            case "$datetime" -> LocalDateTime.parse(text.replace(' ', 'T'));
            case "$uuid" -> UUID.fromString(text);
            case "$hex" -> HexFormat.of().parseHex(text);
            default -> throw new UnsupportedOperationException(kind);
        };
    }

    private static int compareNumbers(JsonNode one, JsonNode other) {
        boolean same = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return same ? 0 : 1;
    }

    /** What the database shows of each column as text. */
    private static Map<String, String> stored(TestServer server, String schema, JsonNode attributes) throws Exception {
        List<String> names = new ArrayList<>();
        attributes.fieldNames().forEachRemaining(names::add);
        String columns = names.stream()
                .map(name -> server.isPostgres()
                        ? name + "::text"
                        : name.endsWith("_uuid") || name.endsWith("_bytes")
                                ? "hex(" + name + ")"
                                : "cast(" + name + " as char)")
                .collect(Collectors.joining(", "));
        Map<String, String> stored = new LinkedHashMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + columns + " from " + schema + ".all_types")) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                stored.put(names.get(i), row.getString(i + 1));
            }
        }
        return stored;
    }
}
