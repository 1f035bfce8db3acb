package datajoint.database;

import java.util.function.Function;

/** Lends connections: of a pool, or always the one of a running transaction. */
public interface Connections extends AutoCloseable {
    /**
     * Runs work on a connection in autocommit mode, or in the running transaction.
     *
     * @param doing what is being done, for messages: "Inserting into lab.session"
     */
    <T> T use(String doing, Work<T> work);

    /** Runs work in a transaction of its own, or in a savepoint of the running one: all of it happens, or nothing. */
    <T> T transact(String doing, Function<Connections, T> work);

    /** A connection that the caller keeps, for a stream of rows, and gives back by closing the lease. */
    Lease lease(String doing);

    /** Refuses inside a transaction: for what a server would end the transaction for, or do too early. */
    void requireNoTransaction(String doing);

    /** Has something done if the running transaction, or the savepoint that is the innermost now, is rolled back. */
    void afterRollback(Runnable action);

    @Override
    void close();
}
