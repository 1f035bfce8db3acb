package datajoint.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Any value of an attribute as JSON, and back. What JSON has no form for is an object with a key such as {@code $bytes}. */
public final class JsonForm {
    private JsonForm() {}

    public static JsonNode write(@Nullable Object value) {
        return new JsonWriter().write(value);
    }

    /** @throws datajoint.model.DataException that names the form which is broken */
    public static @Nullable Object read(JsonNode json) {
        return new JsonReader().read(json);
    }
}
