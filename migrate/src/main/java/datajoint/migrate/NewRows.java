package datajoint.migrate;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people put into the new tables while these were in use: nowhere else is it. */
final class NewRows {
    private static final long AT_ONCE = 200;

    private final Servers servers;
    private final Database target;
    private final Plan plan;
    private final Names names;

    NewRows(Servers servers, Plan plan, Names names) {
        this.servers = servers;
        this.target = servers.target();
        this.plan = plan;
        this.names = names;
    }

    /** Which names the tables go by. */
    enum Names {
        /** New tables are shadows. */
        SHADOW,
        /** New tables have the legacy names, and the legacy ones stand aside. */
        FINAL;

        private TableName fresh(PlannedTable table) {
            return this == FINAL ? table.legacy() : table.shadow();
        }

        private String fresh(PlannedSchema schema) {
            return this == FINAL ? schema.legacy() : schema.shadow();
        }

        private TableName legacy(Servers servers, PlannedSchema schema, PlannedTable table) {
            return this == FINAL
                    ? new TableName(
                            servers.legacyAfterCutover(schema), table.legacy().table())
                    : table.legacy();
        }
    }

    /** A sentence for each new table that has keys which its legacy table has not, and for each table that nobody planned. */
    List<String> find() {
        return target.connections().use("Looking for rows that only the new tables have", connection -> {
            List<String> found = new ArrayList<>();
            for (PlannedSchema schema : plan.schemas()) {
                Set<String> there = new HashSet<>(tables(connection, names.fresh(schema)));
                for (PlannedTable table : plan.tables()) {
                    boolean here = table.legacy().schema().equals(schema.legacy())
                            && there.remove(table.shadow().table());
                    TableName legacy = names.legacy(servers, schema, table);
                    long rows = here && !table.primaryKey().isEmpty() ? only(connection, table, legacy) : 0;
                    if (rows > 0) {
                        found.add("%s: %,d rows that %s does not have".formatted(names.fresh(table), rows, legacy));
                    }
                }
                there.stream()
                        .filter(name -> !name.startsWith("~"))
                        .sorted()
                        .forEach(name -> found.add(new TableName(names.fresh(schema), name) + ": a table of its own"));
            }
            return found;
        });
    }

    private long only(Connection connection, PlannedTable table, TableName legacy) throws SQLException {
        if (!servers.isOne()) {
            return onlyHere(connection, table, legacy);
        }
        Dialect dialect = target.backend().dialect();
        String same = table.primaryKey().stream()
                .map(dialect::quote)
                .map(column -> "l." + column + " = s." + column)
                .collect(joining(" AND "));
        String sql = "SELECT count(*) FROM " + dialect.quote(names.fresh(table))
                + " AS s WHERE NOT EXISTS (SELECT 1 FROM " + dialect.quote(legacy) + " AS l WHERE " + same + ")";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Asks the other server for some keys at a time. */
    private long onlyHere(Connection connection, PlannedTable table, TableName legacy) throws SQLException {
        Dialect dialect = target.backend().dialect();
        PrimaryKey key = PrimaryKey.of(table, dialect);
        String fresh = dialect.quote(names.fresh(table));
        long only = 0;
        for (KeyRange range : KeyRanges.walk(connection, fresh, key, AT_ONCE)) {
            List<List<String>> keys = KeyRanges.keys(connection, fresh, key, range);
            only += keys.isEmpty()
                    ? 0
                    : keys.size()
                            - servers.source()
                                    .connections()
                                    .use("Looking for legacy rows", source -> count(source, legacy, key, keys));
        }
        return only;
    }

    private long count(Connection source, TableName legacy, PrimaryKey key, List<List<String>> keys)
            throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + target.backend().dialect().quote(legacy) + " WHERE "
                + key.conditionOfRows(keys.size());
        try (PreparedStatement select = source.prepareStatement(sql)) {
            int place = 1;
            for (List<String> one : keys) {
                key.bindRow(select, place, one);
                place += one.size();
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        String sql = "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = 'BASE TABLE'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }
}
