package datajoint.migrate.catalogue;

import java.util.List;

/**
 * An index beside the primary key.
 *
 * @param elements as {@link datajoint.backend.StoredIndex} has them: names, {@code name(10)}, {@code name desc},
 *     expressions in parentheses
 * @param kind {@code BTREE}, {@code FULLTEXT} or {@code SPATIAL}
 */
public record LegacyIndex(String name, boolean unique, List<String> elements, String kind) {
    public LegacyIndex {
        elements = List.copyOf(elements);
    }
}
