package datajoint.migrate.digest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds ranges of rows by walking along the primary key. */
public final class KeyRanges {
    private KeyRanges() {}

    /**
     * All rows of a table in ranges; the last one is open, so that together they hold every row there can be.
     *
     * @param table quoted
     * @param rows of each range but the last
     */
    public static List<KeyRange> walk(Connection connection, String table, PrimaryKey key, long rows)
            throws SQLException {
        List<KeyRange> ranges = new ArrayList<>();
        List<String> after = List.of();
        Optional<List<String>> end = key.isEmpty() ? Optional.empty() : end(connection, table, key, after, rows);
        while (end.isPresent()) {
            ranges.add(new KeyRange(ranges.size(), after, end.get()));
            after = end.get();
            end = end(connection, table, key, after, rows);
        }
        ranges.add(new KeyRange(ranges.size(), after, List.of()));
        return ranges;
    }

    /** The next range after a key; open if fewer rows are left. */
    public static KeyRange next(
            Connection connection, String table, PrimaryKey key, int number, List<String> after, long rows)
            throws SQLException {
        return new KeyRange(
                number, after, end(connection, table, key, after, rows).orElse(List.of()));
    }

    /** The key of the row that is {@code rows} further; empty if there are not as many and one more. */
    static Optional<List<String>> end(
            Connection connection, String table, PrimaryKey key, List<String> after, long rows) throws SQLException {
        KeyRange rest = new KeyRange(0, after, List.of());
        String sql = "SELECT %s FROM %s FORCE INDEX (PRIMARY) WHERE %s ORDER BY %s LIMIT 2 OFFSET %d"
                .formatted(String.join(", ", key.texts()), table, key.condition(rest), key.list(), rows - 1);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            key.bind(select, 1, rest);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                List<String> end = text(found, key.size());
                return found.next() ? Optional.of(end) : Optional.empty();
            }
        }
    }

    /** The keys of all rows of a range. */
    public static List<List<String>> keys(Connection connection, String table, PrimaryKey key, KeyRange range)
            throws SQLException {
        String sql =
                "SELECT %s FROM %s WHERE %s".formatted(String.join(", ", key.texts()), table, key.condition(range));
        List<List<String>> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            key.bind(select, 1, range);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(text(row, key.size()));
                }
            }
        }
        return keys;
    }

    /** The first columns of the row. */
    public static List<String> text(ResultSet row, int columns) throws SQLException {
        List<String> text = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            text.add(row.getString(i));
        }
        return text;
    }
}
