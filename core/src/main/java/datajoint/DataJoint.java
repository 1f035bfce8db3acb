package datajoint;

import datajoint.backend.Backend;
import datajoint.database.Database;
import java.util.function.Function;

/**
 * One connection to one database server, with its codecs and settings. Two instances live side by side; an instance is
 * safe for threads.
 */
public final class DataJoint implements AutoCloseable {
    private final Database database;

    DataJoint(Database database) {
        this.database = database;
    }

    public static DataJointBuilder builder() {
        return new DataJointBuilder();
    }

    /** The server's name and version: {@code MySQL 9.7.4}. */
    public String server() {
        return backend().product();
    }

    public Backend backend() {
        return database.backend();
    }

    public Database database() {
        return database;
    }

    /** Runs work in a transaction: all of it happens, or, if it throws, nothing. Inside one, in a savepoint. */
    public <T> T transaction(Function<DataJoint, T> work) {
        return database.transact("The transaction", inside -> work.apply(new DataJoint(inside)));
    }

    @Override
    public void close() {
        database.connections().close();
    }
}
