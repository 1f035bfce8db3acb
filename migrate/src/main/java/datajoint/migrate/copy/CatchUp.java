package datajoint.migrate.copy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.digest.RangeDigest;
import datajoint.migrate.digest.RangeDigests;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Makes a shadow that was copied before equal to its legacy table again. Rows that were inserted, deleted or changed
 * meanwhile, on either side, are found by the digests of ranges, and pointers that changed by what their JSON tells of the
 * legacy value; a range that differs is halved until it is small, and is then written again as a whole. Its pointers wait
 * for the next step again. A file that was replaced under its old path leaves no trace in the rows: verify finds it.
 */
final class CatchUp {
    /** The kind of note that tells how many rows of a table were written again. */
    static final String KIND = "caught up";

    private static final long FEW = 500;

    private final Context context;
    private final PlannedTable table;
    private final Transport transport;
    private final Database target;
    private final Dialect dialect;
    private final TableForm form;
    private final RangeDigests digests;
    private final RowSource legacy;
    private final RowSource shadow;
    private final PointerMatch pointers;
    private final boolean isOrderedAlike;

    CatchUp(Context context, PlannedTable table, Transport transport) {
        this.context = context;
        this.table = table;
        this.transport = transport;
        this.target = context.servers().target();
        this.dialect = target.backend().dialect();
        this.form = TableForm.of(table, dialect);
        this.digests = new RangeDigests(form);
        this.legacy = new RowSource(context.servers().source(), table.legacy(), transport.only());
        this.shadow = RowSource.all(target, table.shadow());
        this.isOrderedAlike = form.key().isOrderedAlike(context.servers());
        this.pointers = new PointerMatch(context.servers(), table);
    }

    /** Gives the rows that the shadow has now. */
    long run() {
        String name = table.legacy().toString();
        long rows = 0;
        long written = 0;
        for (KeyRange range : ranges()) {
            context.stopper().check();
            RangeDigest there = digests.of(legacy, range);
            rows += there.rows();
            if (!isSame(range, there, digests.of(shadow, range))) {
                if (!isOrderedAlike) {
                    written = rewrite(KeyRange.ALL);
                    rows = written;
                    break;
                }
                written += mend(range);
            }
            context.progress().report("catching up with " + name, rows, 0, "rows");
        }
        if (written > 0) {
            context.log().note(CopyStep.WORD, KIND, name, "%,d rows were written again".formatted(written));
        }
        return rows;
    }

    private List<KeyRange> ranges() {
        String quoted = dialect.quote(table.legacy());
        return Sessions.use(
                context.servers().source().connections(),
                "Walking along " + table.legacy(),
                connection -> KeyRanges.walk(connection, quoted, form.key(), form.rowsPerRange()));
    }

    /** Gives the rows that were written again. */
    private long mend(KeyRange all) {
        long written = 0;
        Deque<KeyRange> open = new ArrayDeque<>(List.of(all));
        while (!open.isEmpty()) {
            KeyRange range = open.pop();
            RangeDigest there = digests.of(legacy, range);
            RangeDigest here = digests.of(shadow, range);
            if (here.proves(there) && pointers.matches(range)) {
                continue;
            }
            boolean isFew =
                    Math.max(there.rows(), here.rows()) <= FEW || form.key().isEmpty();
            if (isFew || there.rows() < 2 || here.rows() == 0) {
                written += rewrite(range);
            } else {
                KeyRange half = half(range, there.rows() / 2);
                open.push(new KeyRange(range.number(), half.upTo(), range.upTo()));
                open.push(half);
            }
        }
        return written;
    }

    private boolean isSame(KeyRange range, RangeDigest there, RangeDigest here) {
        return here.proves(there) && pointers.matches(range);
    }

    private KeyRange half(KeyRange range, long rows) {
        String quoted = dialect.quote(table.legacy());
        return Sessions.use(
                context.servers().source().connections(),
                "Halving rows of " + table.legacy(),
                connection -> KeyRanges.next(connection, quoted, form.key(), range.number(), range.after(), rows));
    }

    /** As in the first copy, the foreign keys were checked over the whole tables before. */
    private long rewrite(KeyRange range) {
        return Sessions.transact(target.connections(), "Catching up with " + table.legacy(), connection -> {
            ForeignKeyChecks.off(connection);
            try {
                delete(connection, range);
                return transport.run(connection, Rows.in(form.key(), range));
            } finally {
                ForeignKeyChecks.on(connection);
            }
        });
    }

    private void delete(Connection connection, KeyRange range) throws SQLException {
        PrimaryKey key = form.key();
        String sql = "DELETE FROM " + dialect.quote(table.shadow()) + " WHERE " + key.condition(range);
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            key.bind(delete, 1, range);
            delete.executeUpdate();
        }
    }
}
