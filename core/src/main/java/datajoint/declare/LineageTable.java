package datajoint.declare;

import datajoint.backend.StoredColumn;
import datajoint.backend.TableStructure;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The {@code ~lineage} table of a schema; shared with Python, whose joins need its rows. */
public final class LineageTable {
    private final Database database;

    public LineageTable(Database database) {
        this.database = database;
    }

    /** Writes the lineage of each key and foreign key attribute. */
    void put(Connections connections, TableStructure table) {
        String schema = table.name().schema();
        connections.use("Writing the lineage of " + table.name(), connection -> {
            execute(connection, database.backend().ddl().createLineageTable(schema));
            forget(connection, table.name());
            try (PreparedStatement put =
                    connection.prepareStatement(database.backend().ddl().putLineage(schema))) {
                for (StoredColumn column : table.columns()) {
                    if (column.attribute().lineage().isPresent()) {
                        put.setString(1, table.name().table());
                        put.setString(2, column.name());
                        put.setString(3, column.attribute().lineage().get().toString());
                        put.executeUpdate();
                    }
                }
            }
            return table;
        });
    }

    /** Takes the rows of a table away, if the schema has lineage at all. */
    public void forget(Connection connection, TableName table) throws SQLException {
        String lineage = database.backend().dialect().quote(new TableName(table.schema(), "~lineage"));
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + lineage + " WHERE table_name = ?")) {
            delete.setString(1, table.table());
            delete.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
