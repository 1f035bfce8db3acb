package datajoint.database;

/** Lends connections: of the pool, or always the one of a running transaction. Safe for threads when it is a pool. */
public interface Connections extends AutoCloseable {
    /**
     * Runs work on a connection in autocommit mode, or in the running transaction.
     *
     * @param doing what is being done, for messages: "inserting into lab.session"
     */
    <T> T use(String doing, Work<T> work);

    /** Runs work in a transaction of its own, or in a savepoint of the running one: all of it happens, or nothing. */
    <T> T transact(String doing, Work<T> work);

    /** A connection that the caller keeps, for a stream of rows, and gives back by closing the lease. */
    Lease lease(String doing);

    @Override
    void close();
}
