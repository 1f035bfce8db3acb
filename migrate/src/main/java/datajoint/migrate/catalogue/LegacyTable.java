package datajoint.migrate.catalogue;

import datajoint.model.TableName;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A base table as the server tells it.
 *
 * @param rows as the server estimates them
 * @param bytes of data and indexes, as the server estimates them
 * @param autoIncrement the next value
 * @param create what {@code SHOW CREATE TABLE} says
 */
public record LegacyTable(
        TableName name,
        String comment,
        String engine,
        String collation,
        Optional<BigInteger> autoIncrement,
        long rows,
        long bytes,
        boolean partitioned,
        List<LegacyColumn> columns,
        List<String> primaryKey,
        List<LegacyKey> foreignKeys,
        List<LegacyIndex> indexes,
        List<LegacyCheck> checks,
        String create) {
    public LegacyTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
    }

    public Optional<LegacyColumn> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    /** The first foreign key that a column is part of, if any. */
    public Optional<LegacyKey> foreignKeyOf(String column) {
        return foreignKeys.stream()
                .filter(key -> key.columns().contains(column))
                .findFirst();
    }
}
