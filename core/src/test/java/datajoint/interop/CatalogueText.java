package datajoint.interop;

import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a server tells about the tables of a schema, as text that does not hold the schema's name. */
final class CatalogueText {
    private static final String POSTGRES_COLUMNS = """
            SELECT c.relname, 'column ' || lpad(a.attnum::text, 3, '0') || ' ' || a.attname || ' '
                || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                || coalesce(' comment ' || col_description(c.oid, a.attnum), '')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind = 'r' AND c.relnamespace = ?::regnamespace""";
    private static final String POSTGRES_CONSTRAINTS = """
            SELECT c.relname, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
            FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
            WHERE k.contype <> 'n' AND c.relnamespace = ?::regnamespace""";
    private static final String POSTGRES_INDEXES = """
            SELECT c.relname, pg_get_indexdef(i.indexrelid)
            FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid WHERE c.relnamespace = ?::regnamespace""";
    private static final String POSTGRES_COMMENTS = """
            SELECT c.relname, 'comment ' || obj_description(c.oid, 'pg_class') FROM pg_class c
            WHERE c.relkind = 'r' AND obj_description(c.oid, 'pg_class') IS NOT NULL
            AND c.relnamespace = ?::regnamespace""";
    private static final String POSTGRES_ENUMS = """
            SELECT t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
            FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
            WHERE t.typnamespace = ?::regnamespace GROUP BY t.typname""";

    private CatalogueText() {}

    /** By table, or by enum type; {@code ~lineage} has its rows too. */
    static Map<String, String> of(TestServer server, String schema) throws SQLException {
        Map<String, List<String>> lines = new TreeMap<>();
        try (Connection connection = server.connect()) {
            if (server.isPostgres()) {
                for (String sql : List.of(
                        POSTGRES_COLUMNS, POSTGRES_CONSTRAINTS, POSTGRES_INDEXES, POSTGRES_COMMENTS, POSTGRES_ENUMS)) {
                    read(connection, sql, schema, lines);
                }
            } else {
                List<String> tables = new ArrayList<>();
                read(
                        connection,
                        "SELECT table_name, 'table' FROM information_schema.tables WHERE table_schema = ?",
                        schema,
                        lines);
                tables.addAll(lines.keySet());
                for (String table : tables) {
                    lines.put(table, new ArrayList<>(List.of(created(connection, schema, table))));
                }
            }
            lineages(server, connection, schema, lines);
        }
        Map<String, String> texts = new TreeMap<>();
        lines.forEach((name, all) -> texts.put(
                name, String.join("\n", all.stream().sorted().toList()).replace(schema, "SCHEMA")));
        return texts;
    }

    private static void read(Connection connection, String sql, String schema, Map<String, List<String>> lines)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
    }

    private static String created(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SHOW CREATE TABLE `%s`.`%s`".formatted(schema, table));
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(2);
        }
    }

    private static void lineages(
            TestServer server, Connection connection, String schema, Map<String, List<String>> lines)
            throws SQLException {
        String quote = server.isPostgres() ? "\"" : "`";
        String sql = "SELECT table_name, attribute_name, lineage FROM @%s@.@~lineage@"
                .formatted(schema)
                .replace("@", quote);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.get(rows.getString(1)).add("lineage %s %s".formatted(rows.getString(2), rows.getString(3)));
            }
        }
    }
}
