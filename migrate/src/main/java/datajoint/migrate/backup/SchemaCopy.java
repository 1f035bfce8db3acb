package datajoint.migrate.backup;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.step.Sessions;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes schemas and fills their tables with the rows of others; nobody writes to those meanwhile. */
final class SchemaCopy {
    private static final int WAIT_SECONDS = 5;

    private final Database database;
    private final Dialect dialect;

    SchemaCopy(Database database) {
        this.database = database;
        this.dialect = database.backend().dialect();
    }

    /** Work for the time in which programs that write to the tables wait. */
    @FunctionalInterface
    interface Quiet {
        void run() throws SQLException;
    }

    void whileQuiet(List<LegacySchema> schemas, Quiet work) {
        String tables = schemas.stream()
                .flatMap(schema -> schema.tables().stream())
                .map(table -> dialect.quote(table.name()) + " READ")
                .collect(joining(", "));
        database.connections().use("Keeping the tables as they are", connection -> {
            execute(connection, "SET SESSION lock_wait_timeout = " + WAIT_SECONDS);
            try {
                execute(connection, "LOCK TABLES " + tables);
                work.run();
            } finally {
                execute(connection, "UNLOCK TABLES");
                execute(connection, "SET SESSION lock_wait_timeout = DEFAULT");
            }
            return 0;
        });
    }

    /** @throws MigrationException if a schema has the name: nothing is ever written over */
    void requireNew(Connection connection, String schema) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new MigrationException(
                            "There is a schema '%s' already.".formatted(schema),
                            "Give a name that no schema has; nothing is written over or dropped.");
                }
            }
        }
    }

    void make(Connection connection, String schema, LegacySchema like, List<TableText> tables) throws SQLException {
        execute(
                connection,
                "CREATE DATABASE " + dialect.quote(schema) + " CHARACTER SET " + like.charset() + " COLLATE "
                        + like.collation());
        for (TableText table : tables) {
            execute(connection, table.create());
        }
    }

    /** The rows of all tables; the tables are there, empty. */
    List<BackedUpTable> fill(LegacySchema from, Map<String, String> names) {
        return unchecked(connection -> {
            List<BackedUpTable> done = new ArrayList<>();
            for (LegacyTable table : from.tables()) {
                if (!table.name().table().equals(ManifestTable.NAME)) {
                    TableName to = new TableName(
                            names.getOrDefault(from.name(), from.name()),
                            table.name().table());
                    done.add(RowCopy.copy(database, connection, table, to));
                }
            }
            return done;
        });
    }

    /** On a connection that takes children before their parents, and rows without one as they are. */
    <T> T unchecked(Work<T> work) {
        return Sessions.use(database.connections(), "Copying schemas", connection -> {
            execute(connection, "SET SESSION foreign_key_checks = 0");
            try {
                return work.run(connection);
            } finally {
                execute(connection, "SET SESSION foreign_key_checks = DEFAULT");
            }
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
