package datajoint.backend;

import datajoint.value.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One kind of database, as a set of small interfaces. */
public interface Backend {
    /** {@code mysql} or {@code postgresql}, as {@code database.backend} of the settings has it. */
    String name();

    /** The server's name and version, for people: {@code MariaDB 11.4.5}. */
    String product();

    Dialect dialect();

    QuerySyntax syntax();

    ErrorTranslator errors();

    Catalog catalog();

    Survey survey();

    Ddl ddl();

    RowWriter writer();

    /** How values cross the wire. */
    Wire wire();

    /** Prepares a statement whose rows come as they are read, a few at a time, on a connection of its own. */
    PreparedStatement stream(Connection connection, String sql) throws SQLException;
}
