package datajoint.declare;

import datajoint.backend.Ddl;
import datajoint.backend.TableStructure;
import datajoint.database.Database;
import datajoint.model.DataJointException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** Makes tables, with their lineage: all of one or nothing, whatever happens at the same time. */
final class TableMaker {
    private static final int MOST_TRIES = 4;
    /** A table, type or index of that name is there already, or two programs waited for each other. */
    private static final Set<String> COLLISIONS = Set.of("42P07", "42710", "23505", "40P01", "40001");

    private static final Set<Integer> MYSQL_COLLISIONS = Set.of(1050, 1213);

    private final Database database;
    private final Catalogue catalogue;

    TableMaker(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Makes the table unless another program makes it at the same time. */
    void make(TableStructure table) {
        for (int tries = 1; ; tries++) {
            try {
                attempt(table);
                return;
            } catch (DataJointException e) {
                catalogue.forget(table.name().schema());
                if (!isCollision(e) || tries == MOST_TRIES) {
                    throw e;
                }
                if (catalogue.find(table.name()).isPresent()) {
                    return;
                }
            } finally {
                catalogue.forget(table.name().schema());
            }
        }
    }

    private void attempt(TableStructure table) {
        Ddl ddl = database.backend().ddl();
        List<String> statements = ddl.create(table, catalogue.names(table.name().schema()));
        LineageTable lineage = new LineageTable(database);
        String doing = "Declaring " + table.name();
        if (!ddl.survivesRollback()) {
            database.transact(doing, inside -> {
                inside.connections().use(doing, connection -> run(connection, statements));
                lineage.put(inside.connections(), table);
                return table;
            });
            return;
        }
        database.connections().use(doing, connection -> run(connection, statements));
        try {
            database.transact(doing, inside -> {
                lineage.put(inside.connections(), table);
                return table;
            });
        } catch (DataJointException e) {
            // The table is ours and empty: without its lineage Python could not join it.
            database.connections().use(doing, connection -> run(connection, List.of(ddl.drop(table.name()))));
            throw e;
        }
    }

    private static boolean isCollision(DataJointException e) {
        return e.getCause() instanceof SQLException cause
                && (MYSQL_COLLISIONS.contains(cause.getErrorCode())
                        || COLLISIONS.contains(String.valueOf(cause.getSQLState())));
    }

    private static int run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return statements.size();
    }
}
