package datajoint.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.DataException;

/** Values of json attributes, as trees. */
public final class JsonValues {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonValues() {}

    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    "This is no JSON: %s.".formatted(e.getOriginalMessage()), "Mend the text, or give a Map.", e);
        }
    }

    /** @param value a tree, map, list, record or scalar; a {@code String} is a JSON string, not JSON text */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    "A %s cannot be written as JSON: %s."
                            .formatted(value.getClass().getSimpleName(), e.getOriginalMessage()),
                    "Give a map, list, record, JsonNode or scalar.",
                    e);
        }
    }

    public static <T> T convert(JsonNode tree, Class<T> type) {
        return MAPPER.convertValue(tree, type);
    }
}
