package datajoint.settings;

import datajoint.model.ConfigException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested objects and dotted keys, mixed as the writer liked, as dotted keys alone. A null stays. */
final class Flatten {
    private final String source;
    private final Map<String, @Nullable Object> flat = new LinkedHashMap<>();

    private Flatten(String source) {
        this.source = source;
    }

    /** @param prefix the key that holds the object; empty for a whole file */
    static Map<String, @Nullable Object> of(String prefix, Map<String, ?> tree, String source) {
        Flatten flatten = new Flatten(source);
        tree.forEach((key, value) -> flatten.add(prefix.isEmpty() ? key : prefix + "." + key, value));
        return flatten.flat;
    }

    private void add(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !isLeaf(key)) {
            map.forEach((inner, nested) -> add(key + "." + inner, nested));
            return;
        }
        if (flat.containsKey(key) && !java.util.Objects.equals(flat.get(key), value)) {
            throw new ConfigException(
                    "%s gives %s twice, with two values.".formatted(source, key), "Keep one of them.");
        }
        flat.put(key, value);
    }

    /** Keys whose value is an object itself. */
    private static boolean isLeaf(String key) {
        return SettingKeys.find(key).isPresent() || (key.startsWith("stores.") && key.split("\\.", -1).length >= 3);
    }
}
