package datajoint.backend;

import java.util.List;

/**
 * An index beside the primary key.
 *
 * @param elements column names as they are, or SQL expressions in parentheses
 */
public record StoredIndex(boolean unique, List<String> elements) {
    public StoredIndex {
        elements = List.copyOf(elements);
    }
}
