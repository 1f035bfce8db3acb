package datajoint.codec.blob;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Compares what {@link NeutralValue} writes with what Python or the golden files have. */
final class NeutralForms {
    private NeutralForms() {}

    /** Numbers by value, as the golden file has 1 and 1.0 alike; sets in any order. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && one.path("kind").asText().equals("set")) {
            return other.get("items").size() == one.get("items").size()
                    && StreamSupport.stream(one.get("items").spliterator(), false)
                            .allMatch(item -> StreamSupport.stream(
                                            other.get("items").spliterator(), false)
                                    .anyMatch(candidate -> same(item, candidate)));
        }
        if (one.isContainerNode() && one.getNodeType() == other.getNodeType() && one.size() == other.size()) {
            if (one.isObject()) {
                return one.properties().stream()
                        .allMatch(entry ->
                                other.has(entry.getKey()) && same(entry.getValue(), other.get(entry.getKey())));
            }
            return IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
        }
        return one.equals(other);
    }
}
