package datajoint.postgres;

import datajoint.backend.Catalog;
import datajoint.backend.ForeignKey;
import datajoint.backend.RawColumn;
import datajoint.backend.RawSchema;
import datajoint.backend.RawTable;
import datajoint.backend.SchemaNames;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableLink;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code pg_catalog}, which also shows keys to accounts that may only read; {@code information_schema} hides them. */
final class PostgresCatalog implements Catalog {
    private static final String TABLES = """
            SELECT c.relname, obj_description(c.oid, 'pg_class')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p')""";
    private static final String COLUMNS = """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                   pg_get_expr(d.adbin, d.adrelid), a.attidentity, col_description(c.oid, a.attnum),
                   CASE WHEN t.typtype = 'e' THEN
                       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
                   END
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY c.relname, a.attnum""";
    private static final String KEYS = """
            SELECT c.relname, k.contype::text, pn.nspname, pc.relname,
                   (SELECT array_agg(a.attname::text ORDER BY p.place) FROM unnest(k.conkey) WITH ORDINALITY p(num, place)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.num),
                   (SELECT array_agg(a.attname::text ORDER BY p.place) FROM unnest(k.confkey) WITH ORDINALITY p(num, place)
                    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.num)
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class pc ON pc.oid = k.confrelid
            LEFT JOIN pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE n.nspname = ? AND k.contype IN ('p', 'f')
            ORDER BY c.relname, k.oid""";
    private static final String INDEXES = """
            SELECT c.relname, i.indisunique,
                   (SELECT array_agg(coalesce(a.attname::text, '(' || pg_get_indexdef(i.indexrelid, p.place::int, true) || ')')
                                     ORDER BY p.place)
                    FROM unnest(i.indkey::int2[]) WITH ORDINALITY p(num, place)
                    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.num
                    WHERE p.place <= i.indnkeyatts)
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND NOT i.indisprimary
            ORDER BY c.relname, i.indexrelid""";
    private static final String ENUMS = """
            SELECT t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
            FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = ? GROUP BY t.typname""";
    private static final String RELATIONS =
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?";
    private static final String LINKS = """
            SELECT DISTINCT n.nspname, c.relname, pc.relname
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class pc ON pc.oid = k.confrelid
            JOIN pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE pn.nspname = ? AND k.contype = 'f'""";
    private static final String UNUSED_ENUMS = """
            SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = ? AND t.typtype = 'e'
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.refobjid IN (t.oid, t.typarray)
                            AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'n')
            ORDER BY t.typname""";

    /** What is done with each row of a result. */
    @FunctionalInterface
    private interface RowAction {
        void take(ResultSet row) throws SQLException;
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE ? AND nspname <> 'information_schema'"
                + " ORDER BY nspname";
        each(connection, sql, "pg\\_%", row -> names.add(row.getString(1)));
        return names;
    }

    @Override
    public boolean exists(Connection connection, String schema) throws SQLException {
        List<String> found = new ArrayList<>();
        each(
                connection,
                "SELECT nspname FROM pg_namespace WHERE nspname = ?",
                schema,
                row -> found.add(row.getString(1)));
        return !found.isEmpty();
    }

    @Override
    public RawSchema read(Connection connection, String schema) throws SQLException {
        Map<String, String> comments = new TreeMap<>();
        each(connection, TABLES, schema, row -> comments.put(row.getString(1), text(row, 2)));
        Map<String, List<RawColumn>> columns = columns(connection, schema);
        Map<String, List<String>> primaryKeys = new HashMap<>();
        Map<String, List<ForeignKey>> foreignKeys = new HashMap<>();
        each(connection, KEYS, schema, row -> {
            if (row.getString(2).equals("p")) {
                primaryKeys.put(row.getString(1), list(row.getArray(5)));
            } else {
                foreignKeys
                        .computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(foreignKey(row));
            }
        });
        Map<String, List<StoredIndex>> indexes = new HashMap<>();
        each(
                connection,
                INDEXES,
                schema,
                row -> indexes.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new StoredIndex(row.getBoolean(2), list(row.getArray(3)))));
        List<RawTable> tables = new ArrayList<>();
        comments.forEach((table, comment) -> tables.add(new RawTable(
                new TableName(schema, table),
                comment,
                columns.getOrDefault(table, List.of()),
                primaryKeys.getOrDefault(table, List.of()),
                foreignKeys.getOrDefault(table, List.of()),
                indexes.getOrDefault(table, List.of()))));
        Map<String, List<String>> enums = new LinkedHashMap<>();
        each(connection, ENUMS, schema, row -> enums.put(row.getString(1), list(row.getArray(2))));
        Set<String> relations = new HashSet<>();
        each(connection, RELATIONS, schema, row -> relations.add(row.getString(1)));
        Map<TableName, Map<String, Lineage>> lineages =
                comments.containsKey("~lineage") ? lineages(connection, schema) : Map.of();
        return new RawSchema(schema, tables, lineages, new SchemaNames(enums, relations));
    }

    @Override
    public List<TableLink> linksTo(Connection connection, String schema) throws SQLException {
        List<TableLink> links = new ArrayList<>();
        each(
                connection,
                LINKS,
                schema,
                row -> links.add(new TableLink(
                        new TableName(row.getString(1), row.getString(2)), new TableName(schema, row.getString(3)))));
        return links;
    }

    @Override
    public List<String> unusedEnumTypes(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        each(connection, UNUSED_ENUMS, schema, row -> names.add(row.getString(1)));
        return names;
    }

    private static Map<String, List<RawColumn>> columns(Connection connection, String schema) throws SQLException {
        Map<String, List<RawColumn>> columns = new HashMap<>();
        each(connection, COLUMNS, schema, row -> {
            boolean nullable = row.getBoolean(4);
            Optional<String> expression = Optional.ofNullable(row.getString(5));
            boolean serial =
                    expression.filter(text -> text.startsWith("nextval(")).isPresent();
            Array members = row.getArray(8);
            columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                    .add(new RawColumn(
                            row.getString(2),
                            row.getString(3),
                            nullable,
                            serial ? Optional.empty() : PostgresDefaults.read(expression, nullable),
                            serial || !text(row, 6).isBlank(),
                            text(row, 7),
                            members == null ? Optional.empty() : Optional.of(list(members))));
        });
        return columns;
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        TableName parent = new TableName(row.getString(3), row.getString(4));
        return new ForeignKey(list(row.getArray(5)), parent, list(row.getArray(6)));
    }

    private static Map<TableName, Map<String, Lineage>> lineages(Connection connection, String schema)
            throws SQLException {
        Map<TableName, Map<String, Lineage>> lineages = new HashMap<>();
        String sql = "SELECT table_name, attribute_name, lineage FROM "
                + new PostgresDialect().quote(new TableName(schema, "~lineage"));
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lineages.computeIfAbsent(new TableName(schema, rows.getString(1)), table -> new HashMap<>())
                        .put(rows.getString(2), Lineage.parse(rows.getString(3)));
            }
        }
        return lineages;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static void each(Connection connection, String sql, String value, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.take(rows);
                }
            }
        }
    }
}
