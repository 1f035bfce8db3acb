package datajoint.backend;

import datajoint.model.TableName;
import java.util.List;

/** A table as the catalogue of a server tells it. */
public record RawTable(
        TableName name,
        String comment,
        List<RawColumn> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<StoredIndex> indexes) {
    public RawTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }
}
