package datajoint.migrate.digest;

import datajoint.database.Database;
import datajoint.model.TableName;

/**
 * The rows of a table on a server.
 *
 * @param only a condition for the rows that count, in which the table is called {@code own}; {@code TRUE} for all
 */
public record RowSource(Database database, TableName table, String only) {
    public static RowSource all(Database database, TableName table) {
        return new RowSource(database, table, "TRUE");
    }

    String quoted() {
        return database.backend().dialect().quote(table) + " own";
    }
}
