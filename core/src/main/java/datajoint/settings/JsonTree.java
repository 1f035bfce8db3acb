package datajoint.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON as maps, lists and scalars. Comments are allowed, because the how-to pages of DataJoint write some. */
final class JsonTree {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    /** @param source the file or variable, for the message, which never quotes the text: it may hold a password */
    static Map<String, Object> object(String text, String source) {
        if (text.isBlank()) {
            return Map.of();
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new ConfigException(
                    "%s is no valid JSON near line %d, column %d."
                            .formatted(
                                    source,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    "Mend it there: look for a comma or quote that is missing, or a key that stands twice.");
        }
        if (!tree.isObject()) {
            throw new ConfigException(
                    "%s holds no JSON object.".formatted(source), "Write {\"database\": {\"host\": ...}}.");
        }
        return copy(MAPPER.convertValue(tree, Map.class));
    }

    static Optional<Map<String, Object>> object(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isObject() ? Optional.of(copy(MAPPER.convertValue(tree, Map.class))) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the caller says which key is wrong and what it takes
        }
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(copy);
    }
}
