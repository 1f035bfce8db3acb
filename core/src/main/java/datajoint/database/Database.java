package datajoint.database;

import datajoint.backend.Backend;
import datajoint.codec.CodecRegistry;

/** One database and what goes with it. Passed on, never looked up: there is no global connection. */
public record Database(Backend backend, Connections connections, CodecRegistry codecs) {
    /** The same database with all work done in a running transaction. */
    public Database with(Connections other) {
        return new Database(backend, other, codecs);
    }
}
