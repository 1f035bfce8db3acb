package datajoint.migrate.digest;

import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Has databases hash their own rows; no row leaves the server. */
public final class RangeDigests {
    private final TableForm form;

    public RangeDigests(TableForm form) {
        this.form = form;
    }

    public RangeDigest of(RowSource source, KeyRange range) {
        return Sessions.use(
                source.database().connections(),
                "Hashing the rows of " + source.table(),
                connection ->
                        form.key().isEmpty() ? unordered(connection, source) : ordered(connection, source, range));
    }

    /** The statement that hashes a range of a table that has a key. */
    public String sql(RowSource source, KeyRange range) {
        return """
                SELECT n, SHA2(g, 256), COALESCE(OCTET_LENGTH(g), 0) FROM (
                  SELECT COUNT(*) n, GROUP_CONCAT(%s SEPARATOR '\\n') g
                  FROM %s FORCE INDEX (PRIMARY) WHERE %s AND %s) q""".formatted(
                        form.rowSql(source.database().backend().dialect()),
                        source.quoted(),
                        form.key().condition(range),
                        source.only());
    }

    /** How many rows there are. */
    public long count(RowSource source) {
        String sql = "SELECT COUNT(*) FROM " + source.quoted() + " WHERE " + source.only();
        return Sessions.use(source.database().connections(), "Counting rows of " + source.table(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private RangeDigest ordered(Connection connection, RowSource source, KeyRange range) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql(source, range))) {
            form.key().bind(select, 1, range);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String digest = row.getString(2);
                return new RangeDigest(
                        row.getLong(1), digest == null ? "" : digest, row.getLong(3) < Sessions.MOST_JOINED_BYTES);
            }
        }
    }

    /** Rows without a key have no order: sums over the hashes of the rows, which know repeated rows too. */
    private RangeDigest unordered(Connection connection, RowSource source) throws SQLException {
        String part = "SUM(CAST(CONV(SUBSTRING(h, %d, 15), 16, 10) AS UNSIGNED))";
        String sql = """
                SELECT COUNT(*), SHA2(CONCAT_WS('|', %s, %s, %s, %s), 256)
                FROM (SELECT SHA2(CONCAT(%s), 256) h FROM %s WHERE %s) q""".formatted(
                        part.formatted(1),
                        part.formatted(16),
                        part.formatted(31),
                        part.formatted(46),
                        form.rowSql(source.database().backend().dialect()),
                        source.quoted(),
                        source.only());
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            long rows = row.getLong(1);
            return new RangeDigest(rows, rows == 0 ? "" : Objects.requireNonNull(row.getString(2)), true);
        }
    }
}
