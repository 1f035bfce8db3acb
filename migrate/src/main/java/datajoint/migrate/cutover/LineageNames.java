package datajoint.migrate.cutover;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Lineage names schemas in text, which no rename changes. */
final class LineageNames {
    private LineageNames() {}

    /** In the tables that stand under the legacy names. */
    static void makeFinal(Connection connection, List<PlannedSchema> schemas, Dialect dialect) throws SQLException {
        for (PlannedSchema table : schemas) {
            for (PlannedSchema named : schemas) {
                replace(connection, dialect, table.legacy(), named.shadow(), named.legacy());
            }
        }
    }

    /** In the tables that stand under the names of shadows. */
    static void makeShadow(Connection connection, List<PlannedSchema> schemas, Dialect dialect) throws SQLException {
        for (PlannedSchema table : schemas) {
            for (PlannedSchema named : schemas) {
                replace(connection, dialect, table.shadow(), named.legacy(), named.shadow());
            }
        }
    }

    private static void replace(Connection connection, Dialect dialect, String schema, String from, String to)
            throws SQLException {
        String sql = "UPDATE " + dialect.quote(new TableName(schema, "~lineage"))
                + " SET lineage = CONCAT(?, SUBSTRING(lineage, ?)) WHERE BINARY LEFT(lineage, ?) = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, to + ".");
            update.setInt(2, from.length() + 2);
            update.setInt(3, from.length() + 1);
            update.setString(4, from + ".");
            update.executeUpdate();
        }
    }
}
