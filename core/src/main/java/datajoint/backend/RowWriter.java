package datajoint.backend;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends encoded rows to a table, in the fastest way that keeps the meaning. */
public interface RowWriter {
    /** The most bytes of values that one call of {@link #write} takes. */
    long mostBytes();

    /** Inside a transaction if there is more than one call. */
    void write(Connection connection, InsertTarget target, List<@Nullable Object[]> rows, OnDuplicate onDuplicate)
            throws SQLException;
}
