package datajoint.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a session looks for the parents of each row that comes; those of whole tables were looked for before. */
final class ForeignKeyChecks {
    private ForeignKeyChecks() {}

    static void off(Connection connection) throws SQLException {
        set(connection, 0);
    }

    static void on(Connection connection) throws SQLException {
        set(connection, 1);
    }

    private static void set(Connection connection, int checks) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = " + checks);
        }
    }
}
