package datajoint.postgres;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.backend.InsertTarget;
import datajoint.backend.OnDuplicate;
import datajoint.backend.RowWriter;
import datajoint.backend.TextRowBuffer;
import datajoint.backend.ValuesStatement;
import datajoint.value.Parameters;
import datajoint.value.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** COPY for many rows without a conflict clause, in binary if there are bytes among them; else prepared VALUES. */
final class PostgresRowWriter implements RowWriter {
    private static final int FEWEST_TO_COPY = 50;
    private static final long MOST_BYTES = 16L << 20;

    private final Dialect dialect;
    private final ValuesStatement values;

    PostgresRowWriter(Dialect dialect) {
        this.dialect = dialect;
        this.values = new ValuesStatement(dialect, new Parameters(Wire.POSTGRESQL));
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public void write(
            Connection connection, InsertTarget target, List<@Nullable Object[]> rows, OnDuplicate onDuplicate)
            throws SQLException {
        boolean bytes = target.sqlTypes().contains("bytea");
        if (onDuplicate == OnDuplicate.FAIL
                && !target.columns().isEmpty()
                && (bytes ? BinaryRows.canHold(target) : rows.size() >= FEWEST_TO_COPY)) {
            copy(connection, target, rows, bytes);
        } else {
            values.write(connection, target, rows, suffix(target, onDuplicate));
        }
    }

    private void copy(Connection connection, InsertTarget target, List<@Nullable Object[]> rows, boolean binary)
            throws SQLException {
        String names = target.columns().stream().map(dialect::quote).collect(joining(", ", " (", ")"));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + dialect.quote(target.table()) + names + " FROM STDIN"
                        + (binary ? " WITH (FORMAT binary)" : ""));
        try {
            if (binary) {
                new BinaryRows(target).write(copy, rows);
            } else {
                TextRowBuffer text = new TextRowBuffer(rows.size() * 32);
                rows.forEach(text::add);
                copy.writeToCopy(text.bytes(), 0, text.length());
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private String suffix(InsertTarget target, OnDuplicate onDuplicate) {
        String key = target.key().stream().map(dialect::quote).collect(joining(", ", "(", ")"));
        return switch (onDuplicate) {
            case FAIL -> "";
            case SKIP -> " ON CONFLICT " + key + " DO NOTHING";
            case REPLACE -> {
                String updates = Stream.concat(target.columns().stream(), target.others().stream())
                        .filter(column -> !target.key().contains(column))
                        .map(dialect::quote)
                        .map(column -> column + " = EXCLUDED." + column)
                        .collect(joining(", "));
                yield " ON CONFLICT " + key + (updates.isEmpty() ? " DO NOTHING" : " DO UPDATE SET " + updates);
            }
        };
    }
}
