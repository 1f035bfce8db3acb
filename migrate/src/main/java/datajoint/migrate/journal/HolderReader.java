package datajoint.migrate.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Finds out who holds a lock of the server. */
final class HolderReader {
    private HolderReader() {}

    /** Empty if nobody does. */
    static Optional<Holder> read(Connection connection, String lock) throws SQLException {
        String sql = "SELECT used.id, held.who, CAST(held.since AS CHAR)"
                + " FROM (SELECT IS_USED_LOCK(?) AS id) AS used"
                + " LEFT JOIN dj_migration.held AS held ON held.lock_name = ? AND held.connection = used.id"
                + " WHERE used.id IS NOT NULL";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, lock);
            select.setString(2, lock);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(holder(row)) : Optional.empty();
            }
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                Optional.ofNullable(row.getString(2)).orElse("connection " + row.getString(1)),
                Optional.ofNullable(row.getString(3)).map(Times::parse),
                row.getLong(1));
    }
}
