package datajoint.backend;

import datajoint.model.TableName;
import java.util.List;

/**
 * Where rows go.
 *
 * @param columns that are given, in the order of the cells of a row
 * @param others columns that are not given and get their default
 * @param key columns of the primary key
 * @param sqlTypes of the columns given, in the server's words
 * @param otherUnique true if the table has a unique index beside the key
 */
public record InsertTarget(
        TableName table,
        List<String> columns,
        List<String> others,
        List<String> key,
        List<String> sqlTypes,
        boolean otherUnique) {
    public InsertTarget {
        columns = List.copyOf(columns);
        others = List.copyOf(others);
        key = List.copyOf(key);
        sqlTypes = List.copyOf(sqlTypes);
    }
}
