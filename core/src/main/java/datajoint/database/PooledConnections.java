package datajoint.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import datajoint.backend.BackendProvider;
import datajoint.backend.ErrorTranslator;
import datajoint.backend.JdbcAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/** Connections of a pool: ours, or a data source that the user brings. Safe for threads. */
public final class PooledConnections implements Connections {
    private static final int MOST_CONNECTIONS = 10;
    private static final long WAIT_MILLISECONDS = 15_000;

    private final DataSource source;
    private final ErrorTranslator errors;
    private final SessionSetup setup;
    private final Runnable closing;

    private PooledConnections(DataSource source, ErrorTranslator errors, SessionSetup setup, Runnable closing) {
        this.source = source;
        this.errors = errors;
        this.setup = setup;
        this.closing = closing;
    }

    /** What is done to a connection each time it is lent. */
    @FunctionalInterface
    private interface SessionSetup {
        void apply(Connection connection) throws SQLException;
    }

    /** A pool of our own. No connection is made yet. */
    public static PooledConnections of(JdbcAddress address, BackendProvider provider) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        address.properties().forEach(config::addDataSourceProperty);
        config.setConnectionInitSql(provider.sessionSql());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MILLISECONDS);
        config.setPoolName("datajoint");
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        return new PooledConnections(pool, provider.errors(), connection -> {}, pool::close);
    }

    /** Connections of the user's own source, which the user closes; each gets our session when it is lent. */
    public static PooledConnections of(DataSource source, BackendProvider provider) {
        return new PooledConnections(
                source,
                provider.errors(),
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(provider.sessionSql());
                    }
                },
                () -> {});
    }

    @Override
    public <T> T use(String doing, Work<T> work) {
        try (Connection connection = borrow()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw errors.translate(e, doing);
        }
    }

    @Override
    public <T> T transact(String doing, Function<Connections, T> work) {
        try (Connection connection = borrow()) {
            connection.setAutoCommit(false);
            try (TransactionConnections transaction = new TransactionConnections(connection, errors)) {
                T result = apply(work, transaction, connection);
                connection.commit();
                return result;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw errors.translate(e, doing);
        }
    }

    private static <T> T apply(Function<Connections, T> work, TransactionConnections transaction, Connection connection)
            throws SQLException {
        try {
            return work.apply(transaction);
        } catch (RuntimeException | Error e) {
            try {
                connection.rollback();
            } finally {
                // Also where the connection is dead: then the server rolls back by itself.
                transaction.rolledBack();
            }
            throw e;
        }
    }

    @Override
    public Lease lease(String doing) {
        try {
            return new PooledLease(borrow(), errors);
        } catch (SQLException e) {
            throw errors.translate(e, doing);
        }
    }

    @Override
    public void requireNoTransaction(String doing) {
        // There is none: each piece of work is a transaction of its own.
    }

    @Override
    public void afterRollback(Runnable action) {
        throw new IllegalStateException("Nothing is rolled back outside a transaction.");
    }

    @Override
    public void close() {
        closing.run();
    }

    private Connection borrow() throws SQLException {
        Connection connection = connect();
        try {
            setup.apply(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Without the pool's own error around that of the server. */
    private Connection connect() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw e.getCause() instanceof SQLException cause ? cause : e;
        }
    }
}
