package datajoint.migrate.catalogue;

import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads foreign keys, indexes and checks of a schema, by table. */
final class ConstraintReader {
    /** {@code t_ibfk_10} after {@code t_ibfk_9}: the order of declaration. */
    private static final Comparator<String> AS_DECLARED =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final boolean mariaDb;

    ConstraintReader(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    Map<String, List<LegacyKey>> foreignKeys(Connection connection, String schema) throws SQLException {
        Map<String, Map<String, LegacyKey>> keys = new HashMap<>();
        String sql = "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema,"
                + " k.referenced_table_name, k.referenced_column_name, r.update_rule, r.delete_rule"
                + " FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r"
                + " ON r.constraint_schema = k.constraint_schema AND r.table_name = k.table_name"
                + " AND r.constraint_name = k.constraint_name"
                + " WHERE k.table_schema = ? AND k.referenced_table_name IS NOT NULL"
                + " ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                TableName parent = new TableName(rows.getString(4), rows.getString(5));
                LegacyKey one = new LegacyKey(
                        rows.getString(2),
                        List.of(rows.getString(3)),
                        parent,
                        List.of(rows.getString(6)),
                        rows.getString(7),
                        rows.getString(8));
                keys.computeIfAbsent(rows.getString(1), table -> new TreeMap<>(AS_DECLARED))
                        .merge(one.name(), one, ConstraintReader::joined);
            }
        }
        Map<String, List<LegacyKey>> lists = new HashMap<>();
        keys.forEach((table, own) -> lists.put(table, List.copyOf(own.values())));
        return lists;
    }

    private static LegacyKey joined(LegacyKey begun, LegacyKey next) {
        List<String> columns = new ArrayList<>(begun.columns());
        columns.addAll(next.columns());
        List<String> parentColumns = new ArrayList<>(begun.parentColumns());
        parentColumns.addAll(next.parentColumns());
        return new LegacyKey(begun.name(), columns, begun.parent(), parentColumns, begun.onUpdate(), begun.onDelete());
    }

    Map<String, List<LegacyIndex>> indexes(Connection connection, String schema) throws SQLException {
        Map<String, Map<String, LegacyIndex>> indexes = new HashMap<>();
        String sql = "SELECT table_name, index_name, non_unique, column_name, sub_part, collation, index_type, "
                + (mariaDb ? "NULL" : "expression") + " FROM information_schema.statistics WHERE table_schema = ?"
                + " ORDER BY table_name, index_name, seq_in_index";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                LegacyIndex one = new LegacyIndex(
                        rows.getString(2), rows.getInt(3) == 0, List.of(element(rows)), rows.getString(7));
                indexes.computeIfAbsent(rows.getString(1), table -> new LinkedHashMap<>())
                        .merge(one.name(), one, ConstraintReader::joined);
            }
        }
        Map<String, List<LegacyIndex>> lists = new HashMap<>();
        indexes.forEach((table, own) -> lists.put(table, List.copyOf(own.values())));
        return lists;
    }

    private static LegacyIndex joined(LegacyIndex begun, LegacyIndex next) {
        List<String> elements = new ArrayList<>(begun.elements());
        elements.addAll(next.elements());
        return new LegacyIndex(begun.name(), begun.unique(), elements, begun.kind());
    }

    private static String element(ResultSet row) throws SQLException {
        String column = row.getString(4);
        if (column == null) {
            return "(" + row.getString(8).replace("\\'", "'") + ")";
        }
        String part = row.getString(5) == null ? "" : "(" + row.getString(5) + ")";
        return column + part + ("D".equals(row.getString(6)) ? " desc" : "");
    }

    Map<String, List<LegacyCheck>> checks(Connection connection, String schema) throws SQLException {
        Map<String, List<LegacyCheck>> checks = new HashMap<>();
        String table = mariaDb ? "c.table_name" : "t.table_name";
        String sql = "SELECT " + table + ", c.constraint_name, c.check_clause"
                + " FROM information_schema.check_constraints c"
                + (mariaDb
                        ? ""
                        : " JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema"
                                + " AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'")
                + " WHERE c.constraint_schema = ? ORDER BY 1, 2";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String clause = rows.getString(3);
                checks.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(new LegacyCheck(rows.getString(2), mariaDb ? clause : clause.replace("\\'", "'")));
            }
        }
        return checks;
    }
}
