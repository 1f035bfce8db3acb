package datajoint.migrate.plan;

import datajoint.model.TableName;
import java.util.List;

/**
 * A legacy table and the shadow that will take its place.
 *
 * @param legacy its name now, which is also the final name of the shadow
 * @param definition of 2.0, for the shadow; "" for a table that DataJoint did not make
 * @param create the statement that makes the shadow
 * @param fingerprint of the legacy table's {@code SHOW CREATE TABLE}, without the next AUTO_INCREMENT value: what the
 *     plan was made for
 */
public record PlannedTable(
        TableName legacy,
        TableName shadow,
        String definition,
        String create,
        List<PlannedColumn> columns,
        List<String> primaryKey,
        List<PlannedKey> foreignKeys,
        String fingerprint) {
    public PlannedTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The columns that an insert names: all but the generated ones. */
    public List<PlannedColumn> copied() {
        return columns.stream().filter(column -> !column.isGenerated()).toList();
    }

    public List<PlannedColumn> pointers() {
        return columns.stream().filter(PlannedColumn::isPointer).toList();
    }
}
