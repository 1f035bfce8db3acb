package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.Fingerprint;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells whether the legacy tables are still those that a plan was made for. */
final class DriftCheck {
    private final Database source;
    private final Plan plan;

    DriftCheck(Database source, Plan plan) {
        this.source = source;
        this.plan = plan;
    }

    /** @throws MigrationException if one of them changed; the message names each and what changed */
    void require() {
        List<String> changes = source.connections().use("Looking for changes of legacy tables", this::changes);
        if (!changes.isEmpty()) {
            throw new MigrationException(
                    "Tables are not what they were when the migration was planned:\n  %s\n"
                            .formatted(String.join("\n  ", changes)),
                    "Take the changes back, or plan anew: dj migrate undo, then dj migrate plan."
                            + " The legacy schemas stay as they are.");
        }
    }

    private List<String> changes(Connection connection) throws SQLException {
        List<String> changes = new ArrayList<>();
        for (PlannedSchema schema : plan.schemas()) {
            Set<TableName> there = tables(connection, schema.legacy());
            List<PlannedTable> changed = new ArrayList<>();
            for (PlannedTable table : planned(schema)) {
                if (!there.remove(table.legacy())) {
                    changes.add(table.legacy() + " is not there any more");
                } else if (!Fingerprint.of(shown(connection, table.legacy())).equals(table.fingerprint())) {
                    changed.add(table);
                }
            }
            there.stream().filter(name -> !Planner.leavesBehind(name)).forEach(name -> changes.add(name + " is new"));
            if (!changed.isEmpty()) {
                LegacySchema now = new CatalogueReader(source).read(connection, schema.legacy());
                changed.forEach(table -> changes.add(table.legacy() + ": " + what(table, now)));
            }
        }
        return changes;
    }

    private List<PlannedTable> planned(PlannedSchema schema) {
        return plan.tables().stream()
                .filter(table -> table.legacy().schema().equals(schema.legacy()))
                .toList();
    }

    private static String what(PlannedTable table, LegacySchema schema) {
        LegacyTable now = schema.table(table.legacy().table()).orElseThrow();
        List<String> changes = new ArrayList<>();
        Map<String, LegacyColumn> columns = new LinkedHashMap<>();
        now.columns().forEach(column -> columns.put(column.name(), column));
        for (PlannedColumn column : table.columns()) {
            LegacyColumn found = columns.remove(column.name());
            if (found == null) {
                changes.add("column '%s' is not there any more".formatted(column.name()));
            } else if (!found.sqlType().equals(column.legacyType())) {
                changes.add("column '%s' is %s now, and was %s"
                        .formatted(column.name(), found.sqlType(), column.legacyType()));
            }
        }
        columns.keySet().forEach(name -> changes.add("column '%s' is new".formatted(name)));
        return changes.isEmpty()
                ? "its columns are the same; a default, comment, index or foreign key changed"
                : String.join("; ", changes);
    }

    private static Set<TableName> tables(Connection connection, String schema) throws SQLException {
        Set<TableName> tables = new LinkedHashSet<>();
        String sql = "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY table_name";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(new TableName(schema, rows.getString(1)));
                }
            }
        }
        return tables;
    }

    private String shown(Connection connection, TableName table) throws SQLException {
        String sql = "SHOW CREATE TABLE " + source.backend().dialect().quote(table);
        try (PreparedStatement show = connection.prepareStatement(sql);
                ResultSet row = show.executeQuery()) {
            row.next();
            return row.getString(2);
        }
    }
}
