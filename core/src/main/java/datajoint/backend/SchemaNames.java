package datajoint.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names that are taken in a schema, beside those of columns.
 *
 * @param enumTypes members by name, for servers whose enums are types of their own
 * @param relations names of tables and, where they share one room with tables, of indexes
 */
public record SchemaNames(Map<String, List<String>> enumTypes, Set<String> relations) {
    /** Where the server finds names for indexes itself. */
    public static final SchemaNames NONE = new SchemaNames(Map.of(), Set.of());

    public SchemaNames {
        enumTypes = new LinkedHashMap<>(enumTypes);
        relations = Set.copyOf(relations);
    }
}
