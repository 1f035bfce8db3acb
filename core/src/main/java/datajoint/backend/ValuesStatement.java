package datajoint.backend;

import static java.util.stream.Collectors.joining;

import datajoint.value.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code INSERT INTO t (a, b) VALUES (?, ?), (?, ?), ...}: many rows in each of few statements. */
public final class ValuesStatement {
    private static final int MOST_PARAMETERS = 30_000;
    private static final int MOST_ROWS = 1_000;

    private final Dialect dialect;
    private final Parameters parameters;

    public ValuesStatement(Dialect dialect, Parameters parameters) {
        this.dialect = dialect;
        this.parameters = parameters;
    }

    /** @param suffix what follows the values, such as an ON CONFLICT clause; empty for none */
    public void write(Connection connection, InsertTarget target, List<@Nullable Object[]> rows, String suffix)
            throws SQLException {
        int width = Math.max(1, target.columns().size());
        int most = Math.max(1, Math.min(MOST_ROWS, MOST_PARAMETERS / width));
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + most);
            int count = to - from;
            try (PreparedStatement statement = connection.prepareStatement(sql(target, count, suffix))) {
                do {
                    bind(statement, rows.subList(from, from + count));
                    statement.executeUpdate();
                    from += count;
                } while (from + count <= rows.size());
            }
        }
    }

    private void bind(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
        int index = 1;
        for (Object[] row : rows) {
            for (Object cell : row) {
                parameters.bind(statement, index++, cell);
            }
        }
    }

    private String sql(InsertTarget target, int rows, String suffix) {
        String into = "INSERT INTO " + dialect.quote(target.table());
        if (target.columns().isEmpty()) {
            // A row of defaults only; the key is named because no server takes an empty list in this form.
            return into + " (" + dialect.quote(target.key().get(0)) + ") VALUES (DEFAULT)" + suffix;
        }
        String names = target.columns().stream().map(dialect::quote).collect(joining(", ", " (", ")"));
        String slots = String.join(", ", Collections.nCopies(target.columns().size(), "?"));
        return into + names + " VALUES " + String.join(", ", Collections.nCopies(rows, "(" + slots + ")")) + suffix;
    }
}
