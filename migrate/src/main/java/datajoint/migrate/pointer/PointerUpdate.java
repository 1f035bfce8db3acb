package datajoint.migrate.pointer;

import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Replaces the placeholders of one column by the JSON that the map has for them. */
final class PointerUpdate {
    private final PointerColumn column;
    private final PrimaryKey key;

    PointerUpdate(PointerColumn column) {
        this.column = column;
        this.key = column.key().of("s");
    }

    /** For all rows; the first two values are the run and the source. */
    String sql() {
        return sql(KeyRange.ALL);
    }

    /** Rows first, then the map by its key: the other way round, each pointer would search the rows. */
    private String sql(KeyRange range) {
        String waiting = "JSON_EXTRACT(" + column.name() + ", '$.legacy')";
        return "UPDATE " + shadow() + " AS s STRAIGHT_JOIN " + PointerMap.TABLE
                + " AS m ON m.run = ? AND m.source = ? AND m.legacy = CONVERT(JSON_UNQUOTE(" + waiting
                + ") USING ascii) SET " + column.name() + " = m.json" + column.keepTimes() + " WHERE " + waiting
                + " IS NOT NULL AND " + key.condition(range);
    }

    /** Gives the number of pointers replaced. */
    long run() {
        long replaced = column.eachRange("pointers of", this::update);
        long waiting = column.use(this::waiting);
        if (waiting > 0) {
            throw new MigrationException(
                    "%d rows of %s have legacy pointers to files that nobody knows."
                            .formatted(waiting, column.source()),
                    "Did a program change the legacy table? Copy again, then run the pointers again.");
        }
        return replaced;
    }

    private long update(Connection connection, KeyRange range) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql(range))) {
            update.setString(1, column.context().log().id());
            update.setString(2, column.source());
            key.bind(update, 3, range);
            return update.executeLargeUpdate();
        }
    }

    private long waiting(Connection connection) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + shadow() + " AS s WHERE JSON_EXTRACT(" + column.name()
                + ", '$.legacy') IS NOT NULL";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private String shadow() {
        return column.dialect().quote(column.table().shadow());
    }
}
