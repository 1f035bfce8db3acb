package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.Bisection;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.RangeDigest;
import datajoint.migrate.digest.RangeDigests;
import datajoint.migrate.digest.RowDifference;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Compares the rows of a table: hashes of ranges first, both databases at work at once; then what differs. */
final class RowProof {
    /** Ranges that are being hashed: enough that no side waits for the other. */
    private static final int AT_ONCE = 2;

    private final Context context;
    private final Executor threads;
    private final int mostProblems;

    RowProof(Context context, Executor threads, int mostProblems) {
        this.context = context;
        this.threads = threads;
        this.mostProblems = mostProblems;
    }

    /** @param digest over the hashes of the ranges of the new table */
    record Result(long rows, long legacyRows, long ranges, String digest, List<RowDifference> differences) {}

    Result prove(TableForm form, RowSource legacy, RowSource shadow, Bisection.Sameness sameness, String name) {
        if (KeyedRows.isNeeded(context, form)) {
            return new KeyedRows(context, form, sameness, mostProblems).prove(legacy, shadow, name);
        }
        Totals totals = new Totals(name);
        RangeDigests digests = new RangeDigests(form);
        Bisection bisection = new Bisection(form, sameness);
        Deque<Pair> open = new ArrayDeque<>();
        List<KeyRange> ranges = ranges(form, shadow);
        for (KeyRange range : ranges) {
            context.stopper().check();
            if (open.size() == AT_ONCE) {
                totals.add(open.remove(), form, bisection, legacy, shadow);
            }
            open.add(new Pair(
                    range,
                    CompletableFuture.supplyAsync(() -> digests.of(legacy, range), threads),
                    CompletableFuture.supplyAsync(() -> digests.of(shadow, range), threads)));
        }
        while (!open.isEmpty()) {
            totals.add(open.remove(), form, bisection, legacy, shadow);
        }
        return new Result(
                totals.rows,
                totals.legacyRows,
                ranges.size(),
                HexFormat.of().formatHex(totals.sha.digest()),
                totals.differences);
    }

    /** A range that both databases are hashing. */
    private record Pair(KeyRange range, CompletableFuture<RangeDigest> legacy, CompletableFuture<RangeDigest> shadow) {}

    /** What the ranges gave so far, in their order. */
    private final class Totals {
        private final String name;
        private final MessageDigest sha = Hashes.sha256();
        private final List<RowDifference> differences = new ArrayList<>();
        private long rows;
        private long legacyRows;

        Totals(String name) {
            this.name = name;
        }

        void add(Pair pair, TableForm form, Bisection bisection, RowSource legacy, RowSource shadow) {
            RangeDigest mine = Hashes.await(pair.shadow());
            RangeDigest theirs = Hashes.await(pair.legacy());
            rows += mine.rows();
            legacyRows += theirs.rows();
            sha.update((mine.rows() + " " + mine.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
            if (!mine.proves(theirs) && differences.size() < mostProblems) {
                differences.addAll(found(form, bisection, legacy, shadow, pair.range()));
            }
            context.progress().report("comparing rows of " + name, rows, 0, "rows");
        }
    }

    private List<RowDifference> found(
            TableForm form, Bisection bisection, RowSource legacy, RowSource shadow, KeyRange range) {
        return form.key().isEmpty()
                ? List.of(new RowDifference(RowDifference.Kind.CHANGED, List.of(), "", "", ""))
                : bisection.differences(legacy, shadow, range, mostProblems);
    }

    private static List<KeyRange> ranges(TableForm form, RowSource shadow) {
        Database database = shadow.database();
        String table = database.backend().dialect().quote(shadow.table());
        return Sessions.use(
                database.connections(),
                "Walking along " + shadow.table(),
                connection -> KeyRanges.walk(connection, table, form.key(), form.rowsPerRange()));
    }
}
