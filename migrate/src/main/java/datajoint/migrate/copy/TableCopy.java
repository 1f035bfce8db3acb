package datajoint.migrate.copy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.journal.ChunkEntry;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Copies one table, chunk after chunk; the journal says which are there, in the transaction that put them there. */
final class TableCopy {
    private static final long CHUNK_ROWS = 100_000;

    private final Context context;
    private final PlannedTable table;
    private final Transport transport;
    private final Database source;
    private final Database target;
    private final Dialect dialect;
    private final PrimaryKey key;
    private final String name;

    TableCopy(Context context, PlannedTable table, Transport transport) {
        this.context = context;
        this.table = table;
        this.transport = transport;
        this.source = context.servers().source();
        this.target = context.servers().target();
        this.dialect = target.backend().dialect();
        this.key = PrimaryKey.of(table, dialect);
        this.name = table.legacy().toString();
    }

    /** Gives the rows that the shadow has now. */
    long run() {
        List<ChunkEntry> done = context.log().chunks(CopyStep.WORD, name);
        long rows = done.stream().mapToLong(ChunkEntry::rows).sum();
        List<String> after = List.of();
        if (!done.isEmpty()) {
            ChunkEntry last = done.get(done.size() - 1);
            after = KeyRange.parse(last.number(), last.bounds()).upTo();
            if (after.isEmpty()) {
                long now = new CatchUp(context, table, transport).run();
                setCounter();
                return now;
            }
        }
        long total = count();
        for (int number = done.size(); ; number++) {
            context.stopper().check();
            KeyRange range = next(number, after);
            rows += copy(range);
            context.progress().report("copying " + name, rows, total, "rows");
            after = range.upTo();
            if (after.isEmpty()) {
                setCounter();
                return rows;
            }
        }
    }

    private KeyRange next(int number, List<String> after) {
        if (key.isEmpty()) {
            return new KeyRange(number, List.of(), List.of());
        }
        return Sessions.use(source.connections(), "Finding the next rows of " + name, connection -> {
            return KeyRanges.next(connection, dialect.quote(table.legacy()), key, number, after, CHUNK_ROWS);
        });
    }

    /** The foreign keys were checked over the whole tables before, which is faster than row by row. */
    private long copy(KeyRange range) {
        return Sessions.transact(target.connections(), "Copying rows of " + name, connection -> {
            ForeignKeyChecks.off(connection);
            try {
                long rows = transport.run(connection, Rows.in(key, range));
                context.log()
                        .put(connection, new ChunkEntry(CopyStep.WORD, name, range.number(), range.text(), rows, ""));
                return rows;
            } finally {
                ForeignKeyChecks.on(connection);
            }
        });
    }

    private long count() {
        return source.connections().use("Counting " + name, connection -> {
            String sql = "SELECT table_rows FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
            return number(connection, sql);
        });
    }

    /** The next row of the shadow gets the number that the next legacy row would have got. */
    private void setCounter() {
        Counter counter = Sessions.use(source.connections(), "Reading the counter of " + name, connection -> {
            try (PreparedStatement show =
                            connection.prepareStatement("SHOW CREATE TABLE " + dialect.quote(table.legacy()));
                    ResultSet row = show.executeQuery()) {
                row.next();
                return Counter.in(row.getString(2));
            }
        });
        counter.next()
                .ifPresent(next -> Sessions.use(target.connections(), "Setting the counter of " + name, connection -> {
                    try (Statement alter = connection.createStatement()) {
                        return alter.execute(
                                "ALTER TABLE " + dialect.quote(table.shadow()) + " AUTO_INCREMENT = " + next);
                    }
                }));
    }

    private long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table.legacy().schema());
            select.setString(2, table.legacy().table());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
