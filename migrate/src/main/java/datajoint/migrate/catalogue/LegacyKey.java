package datajoint.migrate.catalogue;

import datajoint.model.TableName;
import java.util.List;

/**
 * A foreign key with its rules; the two lists of columns are in step.
 *
 * @param onUpdate {@code CASCADE}, {@code RESTRICT}, {@code NO ACTION}, {@code SET NULL}
 */
public record LegacyKey(
        String name,
        List<String> columns,
        TableName parent,
        List<String> parentColumns,
        String onUpdate,
        String onDelete) {
    public LegacyKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
