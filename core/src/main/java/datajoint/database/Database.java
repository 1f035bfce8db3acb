package datajoint.database;

import datajoint.backend.Backend;
import datajoint.codec.CodecRegistry;
import datajoint.store.Stores;
import java.util.function.Function;

/** One database and what goes with it. Passed on, never looked up: there is no global connection. */
public record Database(Backend backend, Connections connections, CodecRegistry codecs, Stores stores) {

    /** Runs work on the same database in a transaction, or in a savepoint of the running one. */
    public <T> T transact(String doing, Function<Database, T> work) {
        return connections.transact(doing, inside -> work.apply(new Database(backend, inside, codecs, stores)));
    }
}
