package datajoint.migrate.digest;

import java.util.List;

/**
 * A row, or a value of a row, that is not the same on both sides.
 *
 * @param key the values of the primary key, as text
 * @param attribute "" for a whole row
 * @param legacy the value for people, or ""
 * @param shadow the value for people, or ""
 */
public record RowDifference(Kind kind, List<String> key, String attribute, String legacy, String shadow) {
    public RowDifference {
        key = List.copyOf(key);
    }

    /** What is different. */
    public enum Kind {
        MISSING,
        EXTRA,
        CHANGED
    }
}
