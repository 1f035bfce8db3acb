package datajoint.backend;

import datajoint.model.TableName;
import java.util.List;

/** Columns that hold the key of a row in another table; the two lists are in step. */
public record ForeignKey(List<String> columns, TableName parent, List<String> parentColumns) {
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** The column that refers to a column of the parent. */
    public String columnFor(String parentColumn) {
        return columns.get(parentColumns.indexOf(parentColumn));
    }

    /** The column of the parent that a column refers to. */
    public String parentOf(String column) {
        return parentColumns.get(columns.indexOf(column));
    }
}
