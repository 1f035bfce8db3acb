package datajoint.migrate.cutover;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Views keep their names and find the new tables by theirs; here each is tried. */
final class Views {
    private Views() {}

    /** A sentence for each view of the schemas that does not work on the new tables. */
    static List<String> broken(Connection connection, List<PlannedSchema> schemas, Dialect dialect)
            throws SQLException {
        List<String> broken = new ArrayList<>();
        for (TableName view : views(connection, schemas)) {
            String sql = "SELECT * FROM " + dialect.quote(view) + " LIMIT 0";
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet none = select.executeQuery()) {
                none.next();
            } catch (SQLException e) {
                broken.add("view %s does not work on the new tables: %s".formatted(view, e.getMessage()));
            }
        }
        return broken;
    }

    private static List<TableName> views(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        List<TableName> views = new ArrayList<>();
        String sql = "SELECT table_name FROM information_schema.views WHERE table_schema = ? ORDER BY table_name";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (PlannedSchema schema : schemas) {
                select.setString(1, schema.legacy());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        views.add(new TableName(schema.legacy(), row.getString(1)));
                    }
                }
            }
        }
        return views;
    }
}
