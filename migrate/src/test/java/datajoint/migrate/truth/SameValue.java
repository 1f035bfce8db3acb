package datajoint.migrate.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether two values in the JSON of the fixtures are the same, whichever release or language wrote them. */
final class SameValue {
    /** The server tells clients only so many digits of a FLOAT. */
    private static final MathContext FLOAT = new MathContext(6);

    private SameValue() {}

    static boolean test(String legacyType, JsonNode expected, JsonNode actual) {
        JsonNode one = normal(plain(expected));
        JsonNode other = normal(plain(actual));
        if (one.equals(other)) {
            return true;
        }
        if (other.isBoolean() && one.isNumber()) {
            return one.asInt() == (other.asBoolean() ? 1 : 0);
        }
        if (one.has("$float") && (other.has("$float") || other.isNumber())) {
            return sameNumber(legacyType, text(one), text(other));
        }
        if (one.has("$ndarray") && other.has("$ndarray")) {
            return sameArray(one.get("$ndarray"), other.get("$ndarray"));
        }
        if (one.has("$file") && other.has("$file")) {
            return withoutCount(one).equals(withoutCount(other));
        }
        if (one.has("$ndarray") && other.path("$np").asText().equals("<char")) {
            // A text of MATLAB with one letter: Python makes an array without dimensions of it.
            return one.get("$ndarray").get("data").path(0).equals(other.get("v"));
        }
        if (one.has("$graph")) {
            return edges(one).equals(edges(other));
        }
        if (one.has("$dict") && other.has("$dict")) {
            return sorted(one.get("$dict")).equals(sorted(other.get("$dict")));
        }
        return false;
    }

    /** Single floats as texts of doubles or of floats; lists of lists as well. */
    private static boolean sameArray(JsonNode one, JsonNode other) {
        String dtype = one.get("dtype").asText();
        if (!dtype.matches("<(f|c).*") || !dtype.equals(other.get("dtype").asText())) {
            return false;
        }
        boolean single = dtype.equals("<f4") || dtype.equals("<c8") || dtype.equals("<f2");
        for (String part : List.of("shape", "sha256")) {
            if (!one.path(part).equals(other.path(part))) {
                return false;
            }
        }
        return sameNumbers(single, one.path("data"), other.path("data"))
                && sameNumbers(single, one.path("head"), other.path("head"));
    }

    private static boolean sameNumbers(boolean single, JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            JsonNode left = one.get(i);
            JsonNode right = other.get(i);
            boolean same = left.isArray()
                    ? sameNumbers(single, left, right)
                    : left.equals(right)
                            || (single && Float.parseFloat(left.asText()) == Float.parseFloat(right.asText()));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** 0.14.6 counted up the names of files in one download folder, and 2.3.5 does in its own way. */
    private static JsonNode withoutCount(JsonNode file) {
        ObjectNode copy = file.get("$file").deepCopy();
        return copy.put("name", copy.get("name").asText().replaceFirst("_(0000|\\d)(?=\\.|$)", ""));
    }

    private static String text(JsonNode number) {
        return number.has("$float") ? number.get("$float").asText() : number.asText();
    }

    private static boolean sameNumber(String type, String one, String other) {
        if (one.matches("-?(nan|inf)") || other.matches("-?(nan|inf)")) {
            return one.equals(other);
        }
        if (type.startsWith("float") || type.startsWith("<")) {
            return Float.parseFloat(one) == Float.parseFloat(other)
                    || new BigDecimal(one).round(FLOAT).compareTo(new BigDecimal(other).round(FLOAT)) == 0;
        }
        return Double.doubleToLongBits(Double.parseDouble(one)) == Double.doubleToLongBits(Double.parseDouble(other));
    }

    /** Floats at any depth as Java writes them. */
    private static JsonNode normal(JsonNode value) {
        if (value.has("$float") && !value.get("$float").asText().matches("-?(nan|inf)")) {
            String number = Double.toString(value.get("$float").asDouble());
            return JsonNodeFactory.instance.objectNode().put("$float", number);
        }
        if (value.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> all.add(normal(item)));
            return all;
        }
        if (value.isObject()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> all.set(entry.getKey(), normal(entry.getValue())));
            return all;
        }
        return value;
    }

    /** Numbers that numpy held are those numbers. */
    private static JsonNode plain(JsonNode value) {
        if (value.has("$np") && value.get("$np").asText().matches("<[iuf]\\d")) {
            return value.get("v");
        }
        return value;
    }

    /** The edges of a graph, as text, from a graph or from the list that it was stored as. */
    private static List<String> edges(JsonNode value) {
        JsonNode graph = value.path("$graph");
        JsonNode list = graph.has("edges") ? graph.get("edges") : graph.isArray() ? graph : value.path("$list");
        List<String> edges = new ArrayList<>();
        for (JsonNode edge : list) {
            JsonNode pair = edge.has("$tuple") ? edge.get("$tuple") : edge.has("$list") ? edge.get("$list") : edge;
            edges.add(pair.get(0).asText() + "-" + pair.get(1).asText());
        }
        edges.sort(Comparator.naturalOrder());
        return edges;
    }

    /** JSON in the database, and dictionaries of codecs, have no order. */
    private static ObjectNode sorted(JsonNode pairs) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        pairs.forEach(pair -> all.set(pair.get(0).toString(), pair.get(1)));
        return all;
    }
}
