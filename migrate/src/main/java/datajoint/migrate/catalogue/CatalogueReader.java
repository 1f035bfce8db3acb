package datajoint.migrate.catalogue;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads schemas whole: a few statements for a schema, and one for each table, view and trigger. */
public final class CatalogueReader {
    private final Dialect dialect;
    private final ColumnReader columns;
    private final ConstraintReader constraints;

    public CatalogueReader(Database database) {
        this.dialect = database.backend().dialect();
        boolean mariaDb = isMariaDb(database);
        this.columns = new ColumnReader(mariaDb);
        this.constraints = new ConstraintReader(mariaDb);
    }

    static boolean isMariaDb(Database database) {
        return database.backend().product().startsWith("MariaDB");
    }

    /** @throws MigrationException if one of the schemas is not there */
    public List<LegacySchema> read(Connection connection, Collection<String> schemas) throws SQLException {
        List<LegacySchema> all = new ArrayList<>();
        for (String schema : schemas) {
            all.add(read(connection, schema));
        }
        return all;
    }

    public LegacySchema read(Connection connection, String schema) throws SQLException {
        String sql = "SELECT default_character_set_name, default_collation_name FROM information_schema.schemata"
                + " WHERE schema_name = ?";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new MigrationException(
                        "There is no schema '%s' on the server.".formatted(schema),
                        "Look at the names with dj status; the account may not see all of them.");
            }
            return new LegacySchema(
                    schema,
                    rows.getString(1),
                    rows.getString(2),
                    tables(connection, schema),
                    views(connection, schema),
                    triggers(connection, schema),
                    names(connection, schema, "routine_name", "routines", "routine_schema"),
                    names(connection, schema, "event_name", "events", "event_schema"));
        }
    }

    private List<LegacyTable> tables(Connection connection, String schema) throws SQLException {
        var columnsOf = columns.read(connection, schema);
        var keysOf = constraints.foreignKeys(connection, schema);
        var indexesOf = constraints.indexes(connection, schema);
        var checksOf = constraints.checks(connection, schema);
        List<LegacyTable> tables = new ArrayList<>();
        String sql = "SELECT table_name, table_comment, engine, table_collation, auto_increment, table_rows,"
                + " coalesce(data_length, 0) + coalesce(index_length, 0), create_options FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY table_name";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                TableName name = new TableName(schema, rows.getString(1));
                var indexes = indexesOf.getOrDefault(name.table(), List.of());
                tables.add(new LegacyTable(
                        name,
                        rows.getString(2),
                        Optional.ofNullable(rows.getString(3)).orElse(""),
                        rows.getString(4),
                        Optional.ofNullable(rows.getString(5)).map(BigInteger::new),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getString(8).contains("partitioned"),
                        columnsOf.getOrDefault(name.table(), List.of()),
                        indexes.stream()
                                .filter(index -> index.name().equals("PRIMARY"))
                                .findFirst()
                                .map(LegacyIndex::elements)
                                .orElse(List.of()),
                        keysOf.getOrDefault(name.table(), List.of()),
                        indexes.stream()
                                .filter(index -> !index.name().equals("PRIMARY"))
                                .toList(),
                        checksOf.getOrDefault(name.table(), List.of()),
                        shown(connection, "SHOW CREATE TABLE " + dialect.quote(name), "Create Table")));
            }
        }
        return tables;
    }

    private List<LegacyView> views(Connection connection, String schema) throws SQLException {
        List<LegacyView> views = new ArrayList<>();
        for (String view : names(connection, schema, "table_name", "views", "table_schema")) {
            TableName name = new TableName(schema, view);
            views.add(
                    new LegacyView(name, shown(connection, "SHOW CREATE VIEW " + dialect.quote(name), "Create View")));
        }
        return views;
    }

    /** The triggers of a schema, in the order in which they act. */
    public List<LegacyTrigger> triggers(Connection connection, String schema) throws SQLException {
        List<LegacyTrigger> triggers = new ArrayList<>();
        String sql = "SELECT trigger_name, event_object_table, sql_mode FROM information_schema.triggers"
                + " WHERE trigger_schema = ? ORDER BY event_object_table, action_timing, event_manipulation, action_order";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                String show = "SHOW CREATE TRIGGER " + dialect.quote(new TableName(schema, name));
                triggers.add(new LegacyTrigger(
                        name,
                        new TableName(schema, rows.getString(2)),
                        rows.getString(3),
                        shown(connection, show, "SQL Original Statement")));
            }
        }
        return triggers;
    }

    private static List<String> names(Connection connection, String schema, String name, String table, String column)
            throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT %s FROM information_schema.%s WHERE %s = ? ORDER BY 1".formatted(name, table, column);
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String shown(Connection connection, String show, String column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(show);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(column);
        }
    }
}
