package datajoint.database;

import datajoint.backend.ErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection of the pool, which goes back in autocommit mode. */
final class PooledLease implements Lease {
    private final Connection connection;
    private final ErrorTranslator errors;

    PooledLease(Connection connection, ErrorTranslator errors) {
        this.connection = connection;
        this.errors = errors;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw errors.translate(e, "Giving a connection back");
        }
    }
}
