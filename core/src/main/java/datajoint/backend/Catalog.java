package datajoint.backend;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads what a server has: a few statements for a schema, whatever the number of its tables. */
public interface Catalog {
    /** The schemas that the account can see, without those of the system. */
    List<String> schemas(Connection connection) throws SQLException;

    boolean exists(Connection connection, String schema) throws SQLException;

    RawSchema read(Connection connection, String schema) throws SQLException;
}
