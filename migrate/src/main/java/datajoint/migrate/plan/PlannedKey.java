package datajoint.migrate.plan;

import datajoint.model.TableName;
import java.util.List;

/** A foreign key of a table, with the legacy name of the parent; the two lists of columns are in step. */
public record PlannedKey(List<String> columns, TableName parent, List<String> parentColumns) {
    public PlannedKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
