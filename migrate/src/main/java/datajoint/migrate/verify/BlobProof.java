package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;

/**
 * Decodes every blob and attachment of a new table. That the bytes are those of the legacy table is proven before, so that
 * decoding them once does for both sides.
 */
final class BlobProof {
    private static final int OFTEN = 256;

    private final Context context;
    private final BoundedWork work;
    private final Queue<Problem> unreadable = new ConcurrentLinkedQueue<>();
    private final Tally tally = new Tally();

    BlobProof(Context context, ExecutorService threads) {
        this.context = context;
        this.work = new BoundedWork(threads);
    }

    Tally tally() {
        return tally;
    }

    /** Values that cannot be decoded, on either side. */
    List<Problem> prove(PlannedTable table, String name) {
        List<PlannedColumn> columns = table.columns().stream()
                .filter(column -> Decoding.of(column) != Decoding.NONE)
                .toList();
        if (!columns.isEmpty()) {
            Database target = context.servers().target();
            Sessions.use(
                    target.connections(),
                    "Reading blobs of " + name,
                    connection -> read(connection, target, table, columns, name));
            work.await();
        }
        return List.copyOf(unreadable);
    }

    private long read(
            Connection connection, Database target, PlannedTable table, List<PlannedColumn> columns, String name)
            throws SQLException {
        Dialect dialect = target.backend().dialect();
        PrimaryKey key = PrimaryKey.of(table, dialect);
        List<String> items = new ArrayList<>(key.texts());
        columns.forEach(column -> items.add(dialect.quote(column.name())));
        String sql = "SELECT " + String.join(", ", items) + " FROM " + dialect.quote(table.shadow());
        long rows = 0;
        try (PreparedStatement select = target.backend().stream(connection, sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= key.size(); i++) {
                    values.add(row.getString(i));
                }
                for (int i = 0; i < columns.size(); i++) {
                    byte[] stored = row.getBytes(key.size() + i + 1);
                    if (stored != null) {
                        decode(stored, columns.get(i), name, KeyText.of(table.primaryKey(), values));
                    }
                }
                if (++rows % OFTEN == 0) {
                    context.stopper().check();
                    context.progress().report("decoding blobs of " + name, tally.bytes(), 0, "bytes");
                }
            }
        }
        return rows;
    }

    private void decode(byte[] stored, PlannedColumn column, String name, String key) {
        work.run(stored.length, () -> {
            Decoding.of(column)
                    .problem(stored)
                    .ifPresent(problem ->
                            unreadable.add(new Problem(Problem.Kind.BLOB, name, key, column.name(), problem, "")));
            tally.add(stored.length);
        });
    }
}
