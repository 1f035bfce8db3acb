package datajoint.backend;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks over all schemas of a server, as they are at one moment. */
public interface Survey {
    /**
     * Begins a read-only transaction that sees everything as it is now, however long it reads. Rows that a rule would
     * hide from the account are an error there. The caller ends it.
     */
    void begin(Connection connection) throws SQLException;

    /** Why the server may have tables that it does not show to this account; empty if it shows all. */
    Optional<String> blindSpot(Connection connection) throws SQLException;

    /** The columns with codecs in all tables of all schemas, those of the system among them. */
    List<MarkedColumn> codedColumns(Connection connection) throws SQLException;

    /** True if tables changed while they were read, so that a new look is needed. */
    boolean isOutdated(SQLException error);
}
