package datajoint.mysql;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.InsertTarget;
import datajoint.backend.OnDuplicate;
import datajoint.backend.RowWriter;
import datajoint.backend.ValuesStatement;
import datajoint.value.Parameters;
import datajoint.value.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * LOAD DATA LOCAL where it wins and can be trusted, else prepared VALUES of many rows. LOCAL turns errors into warnings
 * and skips rows, so each load is checked, and what did not go in whole is done again in the strict way.
 */
final class MySqlRowWriter implements RowWriter {
    private static final int FEWEST_TO_LOAD = 200;
    private static final int NULL_IN_KEY = 1048;
    private static final int DUPLICATE = 1062;
    private static final long MOST_BYTES = 16L << 20;

    private final Dialect dialect;
    private final ServerLimits limits;
    private final Parameters parameters = new Parameters(Wire.MYSQL);
    private final ValuesStatement values;
    private final LoadData load;

    MySqlRowWriter(Dialect dialect, ServerLimits limits) {
        this.dialect = dialect;
        this.limits = limits;
        this.values = new ValuesStatement(dialect, parameters);
        this.load = new LoadData(dialect);
    }

    @Override
    public long mostBytes() {
        return Math.min(MOST_BYTES, limits.maxAllowedPacket() / 2);
    }

    @Override
    public void write(
            Connection connection, InsertTarget target, List<@Nullable Object[]> rows, OnDuplicate onDuplicate)
            throws SQLException {
        if (onDuplicate == OnDuplicate.REPLACE && target.otherUnique()) {
            replaceOneByOne(connection, target, rows);
        } else if (onDuplicate == OnDuplicate.FAIL
                && limits.localInfile()
                && rows.size() >= FEWEST_TO_LOAD
                && !connection.getAutoCommit()
                && LoadData.canHold(target)) {
            if (!load.write(connection, target, rows)) {
                values.write(connection, target, rows, "");
            }
        } else {
            try {
                values.write(connection, target, rows, suffix(target, onDuplicate));
            } catch (SQLException e) {
                throw e.getErrorCode() == NULL_IN_KEY && onDuplicate == OnDuplicate.SKIP ? otherDuplicate(e) : e;
            }
        }
    }

    private static SQLException otherDuplicate(SQLException cause) {
        return new SQLIntegrityConstraintViolationException(
                "Duplicate entry: a row with another key has these values in a unique index",
                "23000",
                DUPLICATE,
                cause);
    }

    /** The key as it is; but null, which it cannot be, for another row that is in the way of a unique index. */
    private String kept(InsertTarget target, String first) {
        String table = dialect.quote(target.table());
        if (!target.otherUnique() || !target.columns().containsAll(target.key())) {
            return table + "." + first;
        }
        String same = target.key().stream()
                .map(dialect::quote)
                .map(column -> "%s.%s = VALUES(%s)".formatted(table, column, column))
                .collect(joining(" AND "));
        return "IF(%s, %s.%s, NULL)".formatted(same, table, first);
    }

    private String suffix(InsertTarget target, OnDuplicate onDuplicate) {
        String first = dialect.quote(target.key().get(0));
        return switch (onDuplicate) {
            case FAIL -> "";
            case SKIP -> " ON DUPLICATE KEY UPDATE " + first + " = " + kept(target, first);
            case REPLACE -> {
                String updates = Stream.concat(target.columns().stream(), target.others().stream())
                        .filter(column -> !target.key().contains(column))
                        .map(dialect::quote)
                        .map(column -> column + " = VALUES(" + column + ")")
                        .collect(joining(", "));
                yield " ON DUPLICATE KEY UPDATE " + (updates.isEmpty() ? first + " = VALUES(" + first + ")" : updates);
            }
        };
    }

    /** ON DUPLICATE KEY UPDATE would change another row whose unique attribute has the same value. */
    private void replaceOneByOne(Connection connection, InsertTarget target, List<@Nullable Object[]> rows)
            throws SQLException {
        List<String> rest = target.columns().stream()
                .filter(column -> !target.key().contains(column))
                .toList();
        String sets = Stream.concat(
                        rest.stream().map(column -> dialect.quote(column) + " = ?"),
                        target.others().stream().map(column -> dialect.quote(column) + " = DEFAULT"))
                .collect(joining(", "));
        String where = target.key().stream()
                .map(column -> dialect.quote(column) + " = ?")
                .collect(joining(" AND "));
        String sql = "UPDATE " + dialect.quote(target.table()) + " SET " + sets + " WHERE " + where;
        for (Object[] row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            rest.forEach(column -> cells.add(row[target.columns().indexOf(column)]));
            target.key().forEach(column -> cells.add(row[target.columns().indexOf(column)]));
            if (sets.isEmpty() || update(connection, sql, cells) == 0) {
                values.write(
                        connection,
                        target,
                        List.<@Nullable Object[]>of(row),
                        sets.isEmpty() ? suffix(target, OnDuplicate.SKIP) : "");
            }
        }
    }

    /** The number of rows found; both drivers count rows that were the same already. */
    private int update(Connection connection, String sql, List<@Nullable Object> cells) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < cells.size(); i++) {
                parameters.bind(statement, i + 1, cells.get(i));
            }
            return statement.executeUpdate();
        }
    }
}
