package datajoint.database;

import java.sql.Connection;

/** A connection on loan until it is closed. */
public interface Lease extends AutoCloseable {
    Connection connection();

    @Override
    void close();
}
