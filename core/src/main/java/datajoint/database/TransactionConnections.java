package datajoint.database;

import datajoint.backend.ErrorTranslator;
import datajoint.model.QueryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** The one connection of a running transaction. For one thread; after the transaction it refuses. */
public final class TransactionConnections implements Connections {
    private final Connection connection;
    private final ErrorTranslator errors;
    private final Deque<Runnable> afterRollback = new ArrayDeque<>();
    private boolean over;

    TransactionConnections(Connection connection, ErrorTranslator errors) {
        this.connection = connection;
        this.errors = errors;
    }

    @Override
    public <T> T use(String doing, Work<T> work) {
        requireRunning(doing);
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw errors.translate(e, doing);
        }
    }

    /** A savepoint: work that fails is undone, and the transaction can go on. */
    @Override
    public <T> T transact(String doing, Function<Connections, T> work) {
        requireRunning(doing);
        try {
            Savepoint savepoint = connection.setSavepoint();
            int actions = afterRollback.size();
            try {
                T result = work.apply(this);
                connection.releaseSavepoint(savepoint);
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback(savepoint);
                undo(actions);
                throw e;
            }
        } catch (SQLException e) {
            throw errors.translate(e, doing);
        }
    }

    @Override
    public Lease lease(String doing) {
        requireRunning(doing);
        return new Lease() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public void close() {
                // The transaction keeps its connection until it ends.
            }
        };
    }

    @Override
    public void requireNoTransaction(String doing) {
        throw new QueryException(
                "%s is not possible inside a transaction: MySQL would end it there.".formatted(doing),
                "Declare and drop before the transaction begins.");
    }

    @Override
    public void afterRollback(Runnable action) {
        afterRollback.push(action);
    }

    void rolledBack() {
        undo(0);
    }

    private void undo(int left) {
        while (afterRollback.size() > left) {
            afterRollback.pop().run();
        }
    }

    /** Marks the transaction as over; the pool ends it. */
    @Override
    public void close() {
        over = true;
    }

    private void requireRunning(String doing) {
        if (over) {
            throw new QueryException(
                    "%s is not possible: the transaction is over.".formatted(doing),
                    "Use the tables of the transaction inside its block only.");
        }
    }
}
