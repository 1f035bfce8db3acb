package datajoint.backend;

import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tables of a schema as the catalogue tells them.
 *
 * @param lineages by table, then by attribute; empty where there is no {@code ~lineage} table
 * @param names that are taken
 */
public record RawSchema(
        String name, List<RawTable> tables, Map<TableName, Map<String, Lineage>> lineages, SchemaNames names) {
    public RawSchema {
        tables = List.copyOf(tables);
        lineages = Map.copyOf(lineages);
    }

    public Optional<RawTable> table(TableName table) {
        return tables.stream().filter(one -> one.name().equals(table)).findFirst();
    }
}
