package datajoint.migrate.pointer;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.plan.PlannedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts placeholders back into one column, as the copy left them. */
final class Placeholders {
    private final PointerColumn column;
    private final Dialect dialect;
    private final PrimaryKey key;
    private final boolean isOneServer;

    Placeholders(PointerColumn column) {
        this.column = column;
        this.dialect = column.dialect();
        this.key = column.key().of("s");
        this.isOneServer = column.context().servers().isOne();
    }

    /** In all rows that came from the legacy table. */
    void putBack() {
        column.eachRange("putting back", isOneServer ? this::fromLegacy : this::fromMap);
    }

    /** In rows that have nothing where the legacy table has a pointer: copies that others made. */
    void fill() {
        column.eachRange(
                "placing", (connection, range) -> fromLegacy(connection, range, " AND " + column.name() + " IS NULL"));
    }

    /** Where a pointer leads to this path: for files whose pointers became other ones. */
    void putBack(String value, String path) {
        String sql = "UPDATE " + shadow() + " AS s SET " + column.name() + " = JSON_OBJECT('legacy', ?)"
                + column.keepTimes() + " WHERE " + path() + " = ?";
        column.use(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, value);
                update.setString(2, path);
                return update.executeLargeUpdate();
            }
        });
    }

    private long fromLegacy(Connection connection, KeyRange range) throws SQLException {
        return fromLegacy(connection, range, "");
    }

    private long fromLegacy(Connection connection, KeyRange range, String more) throws SQLException {
        PlannedTable table = column.table();
        String same = table.primaryKey().stream()
                .map(dialect::quote)
                .map(part -> "s." + part + " = l." + part)
                .collect(joining(" AND "));
        String old = "l." + dialect.quote(column.column().name());
        String sql = "UPDATE " + shadow() + " AS s STRAIGHT_JOIN " + dialect.quote(table.legacy()) + " AS l ON "
                + same + " SET " + column.name() + " = JSON_OBJECT('legacy', "
                + Tracking.value(column.pointer().kind(), old) + ")" + column.keepTimes() + " WHERE " + old
                + " IS NOT NULL AND " + key.condition(range) + more;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            key.bind(update, 1, range);
            return update.executeLargeUpdate();
        }
    }

    /** The legacy table is on another server: the map knows which pointer led where. */
    private long fromMap(Connection connection, KeyRange range) throws SQLException {
        String sql = "UPDATE " + shadow() + " AS s STRAIGHT_JOIN " + PointerMap.TABLE
                + " AS m ON m.run = ? AND m.source = ? AND m.path_digest = CONVERT(SHA2(" + path()
                + ", 256) USING ascii) SET " + column.name() + " = JSON_OBJECT('legacy', m.legacy)"
                + column.keepTimes() + " WHERE " + path() + " IS NOT NULL AND " + key.condition(range);
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, column.context().log().id());
            update.setString(2, column.source());
            key.bind(update, 3, range);
            return update.executeLargeUpdate();
        }
    }

    /** Pointers of 2.0 have a path, placeholders have none. */
    private String path() {
        return "JSON_UNQUOTE(JSON_EXTRACT(" + column.name() + ", '$.path'))";
    }

    private String shadow() {
        return dialect.quote(column.table().shadow());
    }
}
