package datajoint.migrate.step;

import datajoint.database.Connections;
import datajoint.database.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Connections on which legacy values pass as they are: dates of zero are allowed, 0 stays 0 in counted columns, and a
 * timestamp means the same moment on every server. Each connection goes back to its pool as it came.
 */
public final class Sessions {
    /** How long a text that the server joins from many rows may be: below what MariaDB lets a packet be. */
    public static final long MOST_JOINED_BYTES = 12L << 20;

    private static final String MODE = "NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION";

    private Sessions() {}

    /** Runs work on one connection in autocommit mode. */
    public static <T> T use(Connections connections, String doing, Work<T> work) {
        return connections.use(doing, connection -> prepared(connection, work));
    }

    /** Runs work on one connection in a transaction: all of it happens or nothing. */
    public static <T> T transact(Connections connections, String doing, Work<T> work) {
        return connections.transact(doing, inside -> inside.use(doing, connection -> prepared(connection, work)));
    }

    private static <T> T prepared(Connection connection, Work<T> work) throws SQLException {
        String mode;
        String zone;
        long joined;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT @@SESSION.sql_mode, @@SESSION.time_zone, @@SESSION.group_concat_max_len")) {
            row.next();
            mode = row.getString(1);
            zone = row.getString(2);
            joined = row.getLong(3);
        }
        set(connection, MODE, "+00:00", MOST_JOINED_BYTES);
        T result;
        try {
            result = work.run(connection);
        } catch (SQLException | RuntimeException e) {
            try {
                set(connection, mode, zone, joined);
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
        set(connection, mode, zone, joined);
        return result;
    }

    private static void set(Connection connection, String mode, String zone, long joined) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SET SESSION sql_mode = ?, SESSION time_zone = ?, SESSION group_concat_max_len = ?")) {
            statement.setString(1, mode);
            statement.setString(2, zone);
            statement.setLong(3, joined);
            statement.execute();
        }
    }
}
