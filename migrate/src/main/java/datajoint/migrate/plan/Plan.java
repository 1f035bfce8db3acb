package datajoint.migrate.plan;

import datajoint.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A migration, decided. Two plans for the same tables and options are equal.
 *
 * @param group what people and locks call it: the legacy schemas, joined by commas
 * @param tables parents before their children, over all schemas
 * @param notes what is left out or changed, a sentence each, for people
 */
public record Plan(
        String group, List<PlannedSchema> schemas, List<PlannedTable> tables, PlanOptions options, List<String> notes) {
    public Plan {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    public PlannedSchema schema(String legacy) {
        return schemas.stream()
                .filter(schema -> schema.legacy().equals(legacy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan has no schema " + legacy));
    }

    /** The table by its legacy name. */
    public Optional<PlannedTable> table(TableName legacy) {
        return tables.stream().filter(table -> table.legacy().equals(legacy)).findFirst();
    }
}
