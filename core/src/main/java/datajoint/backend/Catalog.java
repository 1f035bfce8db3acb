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

    /** The tables, of any schema, that refer to those of a schema. */
    List<TableLink> linksTo(Connection connection, String schema) throws SQLException;

    /** The enum types of a schema that no column has, for servers whose enums are types of their own. */
    List<String> unusedEnumTypes(Connection connection, String schema) throws SQLException;
}
