package datajoint.mysql;

import datajoint.backend.Catalog;
import datajoint.backend.ForeignKey;
import datajoint.backend.RawColumn;
import datajoint.backend.RawSchema;
import datajoint.backend.RawTable;
import datajoint.backend.SchemaNames;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableLink;
import datajoint.model.DefaultValue;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code information_schema}, one statement for each kind of thing in a schema. */
final class MySqlCatalog implements Catalog {
    private final boolean mariaDb;

    MySqlCatalog(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    /** What is done with each row of a result. */
    @FunctionalInterface
    private interface RowAction {
        void take(ResultSet row) throws SQLException;
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN"
                + " ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY schema_name";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public boolean exists(Connection connection, String schema) throws SQLException {
        boolean[] found = {false};
        each(
                connection,
                "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?",
                schema,
                row -> found[0] = true);
        return found[0];
    }

    @Override
    public RawSchema read(Connection connection, String schema) throws SQLException {
        Map<String, String> comments = new TreeMap<>();
        each(
                connection,
                "SELECT table_name, table_comment FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_type = 'BASE TABLE'",
                schema,
                row -> comments.put(row.getString(1), row.getString(2)));
        Map<String, List<RawColumn>> columns = columns(connection, schema);
        Map<String, List<ForeignKey>> foreignKeys = foreignKeys(connection, schema);
        Map<String, Map<String, Index>> indexes = indexes(connection, schema);
        List<RawTable> tables = new ArrayList<>();
        comments.forEach((table, comment) -> {
            Map<String, Index> own = indexes.getOrDefault(table, Map.of());
            List<String> key = own.containsKey("PRIMARY") ? own.get("PRIMARY").elements : List.of();
            tables.add(new RawTable(
                    new TableName(schema, table),
                    comment,
                    columns.getOrDefault(table, List.of()),
                    key,
                    foreignKeys.getOrDefault(table, List.of()),
                    own.entrySet().stream()
                            .filter(entry -> !entry.getKey().equals("PRIMARY"))
                            .map(entry -> new StoredIndex(entry.getValue().unique, entry.getValue().elements))
                            .toList()));
        });
        boolean hasLineage = comments.containsKey("~lineage");
        return new RawSchema(schema, tables, hasLineage ? lineages(connection, schema) : Map.of(), SchemaNames.NONE);
    }

    @Override
    public List<TableLink> linksTo(Connection connection, String schema) throws SQLException {
        List<TableLink> links = new ArrayList<>();
        each(
                connection,
                "SELECT DISTINCT table_schema, table_name, referenced_table_name"
                        + " FROM information_schema.key_column_usage WHERE referenced_table_schema = ?",
                schema,
                row -> links.add(new TableLink(
                        new TableName(row.getString(1), row.getString(2)), new TableName(schema, row.getString(3)))));
        return links;
    }

    @Override
    public List<String> unusedEnumTypes(Connection connection, String schema) {
        return List.of();
    }

    private Map<String, List<RawColumn>> columns(Connection connection, String schema) throws SQLException {
        Map<String, List<RawColumn>> columns = new HashMap<>();
        each(
                connection,
                "SELECT table_name, column_name, column_type, is_nullable, column_default, extra, column_comment"
                        + " FROM information_schema.columns WHERE table_schema = ? ORDER BY table_name, ordinal_position",
                schema,
                row -> columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(column(row)));
        return columns;
    }

    private RawColumn column(ResultSet row) throws SQLException {
        boolean nullable = row.getString(4).equals("YES");
        String extra = row.getString(6).toUpperCase(Locale.ROOT);
        return new RawColumn(
                row.getString(2),
                row.getString(3),
                nullable,
                defaultValue(Optional.ofNullable(row.getString(5)), extra, nullable),
                extra.contains("AUTO_INCREMENT"),
                row.getString(7),
                Optional.empty());
    }

    /** MySQL gives the bare constant and marks expressions in {@code extra}; MariaDB gives SQL. */
    private Optional<DefaultValue> defaultValue(Optional<String> text, String extra, boolean nullable) {
        if (text.isEmpty() || (mariaDb && text.get().equalsIgnoreCase("NULL"))) {
            return nullable ? Optional.of(new DefaultValue.Null()) : Optional.empty();
        }
        String value = text.get();
        String words = value.toUpperCase(Locale.ROOT);
        if (words.startsWith("CURRENT_TIMESTAMP")) {
            return Optional.of(new DefaultValue.Expression(words.replace("CURRENT_TIMESTAMP()", "CURRENT_TIMESTAMP")));
        }
        if (!mariaDb) {
            return Optional.of(
                    extra.contains("DEFAULT_GENERATED")
                            ? new DefaultValue.Expression(value)
                            : new DefaultValue.Literal(value));
        }
        if (value.startsWith("'")) {
            String inside = value.substring(1, value.length() - 1);
            return Optional.of(
                    new DefaultValue.Literal(inside.replace("''", "'").replace("\\\\", "\\")));
        }
        return Optional.of(
                value.matches("-?[0-9.]+([eE][-+]?\\d+)?")
                        ? new DefaultValue.Literal(value)
                        : new DefaultValue.Expression(value));
    }

    private Map<String, List<ForeignKey>> foreignKeys(Connection connection, String schema) throws SQLException {
        Map<String, Map<String, ForeignKeyColumns>> byTable = new TreeMap<>();
        each(
                connection,
                "SELECT table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,"
                        + " referenced_column_name FROM information_schema.key_column_usage"
                        + " WHERE table_schema = ? AND referenced_table_name IS NOT NULL"
                        + " ORDER BY table_name, constraint_name, ordinal_position",
                schema,
                row -> {
                    TableName parent = new TableName(row.getString(4), row.getString(5));
                    ForeignKeyColumns key = byTable.computeIfAbsent(
                                    row.getString(1), table -> new TreeMap<>(MySqlCatalog::byLengthThenName))
                            .computeIfAbsent(row.getString(2), name -> new ForeignKeyColumns(parent));
                    key.columns.add(row.getString(3));
                    key.parentColumns.add(row.getString(6));
                });
        Map<String, List<ForeignKey>> keys = new HashMap<>();
        byTable.forEach((table, own) -> keys.put(
                table,
                own.values().stream()
                        .map(key -> new ForeignKey(key.columns, key.parent, key.parentColumns))
                        .toList()));
        return keys;
    }

    /** {@code t_ibfk_10} after {@code t_ibfk_9}: the order of declaration. */
    private static int byLengthThenName(String left, String right) {
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    private Map<String, Map<String, Index>> indexes(Connection connection, String schema) throws SQLException {
        String expression = mariaDb ? "NULL" : "expression";
        Map<String, Map<String, Index>> indexes = new HashMap<>();
        each(
                connection,
                "SELECT table_name, index_name, non_unique, column_name, sub_part, collation, " + expression
                        + " FROM information_schema.statistics WHERE table_schema = ?"
                        + " ORDER BY table_name, index_name, seq_in_index",
                schema,
                row -> {
                    boolean unique = row.getInt(3) == 0;
                    indexes.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString(2), name -> new Index(unique))
                            .elements
                            .add(element(row));
                });
        return indexes;
    }

    private static String element(ResultSet row) throws SQLException {
        String column = row.getString(4);
        if (column == null) {
            return "(" + row.getString(7).replace("\\'", "'") + ")";
        }
        String part = row.getString(5) == null ? "" : "(" + row.getString(5) + ")";
        String order = "D".equals(row.getString(6)) ? " desc" : "";
        return column + part + order;
    }

    private static Map<TableName, Map<String, Lineage>> lineages(Connection connection, String schema)
            throws SQLException {
        Map<TableName, Map<String, Lineage>> lineages = new HashMap<>();
        String sql = "SELECT table_name, attribute_name, lineage FROM "
                + new MySqlDialect().quote(new TableName(schema, "~lineage"));
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lineages.computeIfAbsent(new TableName(schema, rows.getString(1)), table -> new HashMap<>())
                        .put(rows.getString(2), Lineage.parse(rows.getString(3)));
            }
        }
        return lineages;
    }

    private static void each(Connection connection, String sql, String schema, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.take(rows);
                }
            }
        }
    }

    /** A foreign key while its columns are read. */
    private static final class ForeignKeyColumns {
        private final TableName parent;
        private final List<String> columns = new ArrayList<>();
        private final List<String> parentColumns = new ArrayList<>();

        ForeignKeyColumns(TableName parent) {
            this.parent = parent;
        }
    }

    /** An index while its elements are read. */
    private static final class Index {
        private final boolean unique;
        private final List<String> elements = new ArrayList<>();

        Index(boolean unique) {
            this.unique = unique;
        }
    }
}
