package datajoint.migrate.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Statements with one value. */
final class Bound {
    private Bound() {}

    static PreparedStatement prepare(Connection connection, String sql, String value) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, value);
        return statement;
    }
}
