package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.Bisection;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.RangeDigest;
import datajoint.migrate.digest.RangeDigests;
import datajoint.migrate.digest.RowComparison;
import datajoint.migrate.digest.RowDifference;
import datajoint.migrate.digest.RowSource;
import datajoint.migrate.digest.TableForm;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Compares rows key by key, where a range of keys does not hold the same rows on both sides: slower, and as sure. */
final class KeyedRows {
    private static final long AT_ONCE = 500;

    private final Context context;
    private final TableForm form;
    private final RowComparison comparison;
    private final int mostProblems;

    KeyedRows(Context context, TableForm form, Bisection.Sameness sameness, int mostProblems) {
        this.context = context;
        this.form = form;
        this.comparison = new RowComparison(form, sameness);
        this.mostProblems = mostProblems;
    }

    /** A table of which a sample was taken, or that two servers sort otherwise. */
    static boolean isNeeded(Context context, TableForm form) {
        return !form.key().isEmpty()
                && (context.plan().options().sample() > 0 || !form.key().isOrderedAlike(context.servers()));
    }

    RowProof.Result prove(RowSource legacy, RowSource shadow, String name) {
        MessageDigest sha = Hashes.sha256();
        List<RowDifference> differences = new ArrayList<>();
        RangeDigests digests = new RangeDigests(form);
        List<KeyRange> ranges = ranges(shadow);
        long rows = 0;
        for (KeyRange range : ranges) {
            context.stopper().check();
            RangeDigest digest = digests.of(shadow, range);
            rows += digest.rows();
            sha.update((digest.rows() + " " + digest.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
            if (differences.size() < mostProblems) {
                differences.addAll(comparison.ofNewRows(legacy, shadow, range));
            }
            context.progress().report("comparing rows of " + name, rows, 0, "rows");
        }
        boolean isSample = context.plan().options().sample() > 0;
        long legacyRows = isSample ? rows : digests.count(legacy);
        if (!isSample && differences.size() < mostProblems) {
            missing(legacy, shadow, rows, legacyRows, differences);
        }
        return new RowProof.Result(
                rows, legacyRows, ranges.size(), HexFormat.of().formatHex(sha.digest()), differences);
    }

    /** Where every new row has its legacy row, and there are as many, none is missing. */
    private void missing(
            RowSource legacy, RowSource shadow, long rows, long legacyRows, List<RowDifference> differences) {
        long extra = differences.stream()
                .filter(difference -> difference.kind() == RowDifference.Kind.EXTRA)
                .count();
        if (legacyRows == rows - extra) {
            return;
        }
        for (KeyRange range : ranges(legacy)) {
            context.stopper().check();
            if (differences.size() >= mostProblems) {
                return;
            }
            differences.addAll(comparison.missing(legacy, shadow, range));
        }
    }

    private List<KeyRange> ranges(RowSource source) {
        Database database = source.database();
        String table = database.backend().dialect().quote(source.table());
        return Sessions.use(
                database.connections(),
                "Walking along " + source.table(),
                connection -> KeyRanges.walk(connection, table, form.key(), AT_ONCE));
    }
}
