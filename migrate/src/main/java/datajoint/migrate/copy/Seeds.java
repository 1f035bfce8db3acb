package datajoint.migrate.copy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rows of a table that a sample begins with: some spread along the key, and the odd ones that a rehearsal has to meet,
 * which are those with and without a value where values may be missing, and those with the longest and the shortest bytes.
 */
final class Seeds {
    private final Database source;
    private final PlannedTable table;
    private final Dialect dialect;
    private final PrimaryKey key;

    Seeds(Database source, PlannedTable table) {
        this.source = source;
        this.table = table;
        this.dialect = source.backend().dialect();
        this.key = PrimaryKey.of(table, dialect);
    }

    /** Their keys, each once. */
    Collection<List<String>> keys(long rows) {
        return Sessions.use(source.connections(), "Choosing rows of " + table.legacy(), connection -> {
            Set<List<String>> keys = new LinkedHashSet<>(spread(connection, rows));
            for (PlannedColumn column : table.columns()) {
                String name = dialect.quote(column.name());
                if (column.nullable()) {
                    keys.addAll(first(connection, "WHERE " + name + " IS NULL"));
                    keys.addAll(first(connection, "WHERE " + name + " IS NOT NULL"));
                }
                if (isLong(column)) {
                    keys.addAll(first(connection, "ORDER BY OCTET_LENGTH(" + name + ") DESC"));
                    keys.addAll(first(connection, "ORDER BY OCTET_LENGTH(" + name + ")"));
                }
            }
            return keys;
        });
    }

    private List<List<String>> spread(Connection connection, long rows) throws SQLException {
        String name = dialect.quote(table.legacy());
        long step = Math.max(1, count(connection, name) / rows);
        List<List<String>> keys = new ArrayList<>(first(connection, "ORDER BY " + key.list()));
        List<String> after = List.of();
        while (keys.size() < rows) {
            KeyRange range = KeyRanges.next(connection, name, key, 0, after, step);
            if (range.upTo().isEmpty()) {
                keys.addAll(first(connection, "ORDER BY " + key.list().replace(", ", " DESC, ") + " DESC"));
                return keys;
            }
            keys.add(range.upTo());
            after = range.upTo();
        }
        return keys;
    }

    private List<List<String>> first(Connection connection, String which) throws SQLException {
        String sql = "SELECT " + String.join(", ", key.texts()) + " FROM " + dialect.quote(table.legacy()) + " " + which
                + " LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? List.of(KeyRanges.text(row, key.size())) : List.of();
        }
    }

    private static long count(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + name);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean isLong(PlannedColumn column) {
        String type = column.legacyType().toLowerCase(Locale.ROOT);
        return type.contains("blob") || type.contains("text");
    }
}
