package datajoint.backend;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index beside the primary key.
 *
 * @param elements column names as they are, {@code name(10)} and {@code name desc}, or SQL expressions in parentheses
 */
public record StoredIndex(boolean unique, List<String> elements) {
    private static final Pattern MODIFIED = Pattern.compile("(\\w+)(\\s*\\(\\d+\\)| desc)");

    public StoredIndex {
        elements = List.copyOf(elements);
    }

    /** An element as it stands in a statement. */
    public static String sql(String element, Dialect dialect) {
        if (element.startsWith("(")) {
            return element;
        }
        Matcher modified = MODIFIED.matcher(element);
        return modified.matches() ? dialect.quote(modified.group(1)) + modified.group(2) : dialect.quote(element);
    }
}
