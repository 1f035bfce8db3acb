package datajoint.backend;

import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables of a schema as the catalogue tells them.
 *
 * @param lineages by table, then by attribute; empty where there is no {@code ~lineage} table
 * @param enumTypes members by name, for servers whose enums are types of their own
 */
public record RawSchema(
        String name,
        List<RawTable> tables,
        Map<TableName, Map<String, Lineage>> lineages,
        Map<String, List<String>> enumTypes) {
    public RawSchema {
        tables = List.copyOf(tables);
        lineages = Map.copyOf(lineages);
        enumTypes = new LinkedHashMap<>(enumTypes);
    }
}
