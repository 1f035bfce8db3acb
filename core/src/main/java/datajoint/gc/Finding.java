package datajoint.gc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something wrong with an object that a row refers to.
 *
 * @param attribute with schema and table
 * @param key the row, as {@code id=3, day=2024-05-06}; the first one that was met
 * @param path as it stands in the row
 */
public record Finding(Kind kind, String attribute, String key, String path, String problem) {
    /** What is wrong. */
    public enum Kind {
        /** There is no such object, or files of a folder are not there. */
        MISSING,
        /** It is longer or shorter than it was. */
        WRONG_SIZE,
        /** Its content is not what was stored. */
        CORRUPT,
        /** The row does not say what it needs, or its store cannot be read. */
        UNREADABLE;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
        json.put("attribute", attribute);
        json.put("key", key);
        json.put("path", path);
        json.put("problem", problem);
        return json;
    }

    @Override
    public String toString() {
        return "%-10s %s (%s): %s".formatted(kind.label(), attribute, key, problem);
    }
}
