package datajoint.backend;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes a backend for a server once it is known which server it is. */
public interface BackendProvider {
    /** {@code mysql} or {@code postgresql}, the value of {@code database.backend}. */
    String name();

    JdbcAddress address(Login login);

    /** The statement that gives a new connection the session that Python's has. */
    String sessionSql();

    ErrorTranslator errors();

    /** Looks at the server, whose product and version may matter. */
    Backend detect(Connection connection) throws SQLException;
}
