package datajoint.migrate.digest;

import datajoint.migrate.step.Sessions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Halves a range in which two tables differ until the rows are known. */
public final class Bisection {
    private static final long FEW = 500;

    private final TableForm form;
    private final RangeDigests digests;
    private final RowComparison rows;

    /** @param sameness what counts as equal besides equal forms */
    public Bisection(TableForm form, Sameness sameness) {
        this.form = form;
        this.digests = new RangeDigests(form);
        this.rows = new RowComparison(form, sameness);
    }

    /** Whether two different forms of a column mean the same. */
    @FunctionalInterface
    public interface Sameness {
        Sameness STRICT = (key, column, legacy, shadow) -> false;

        /** @param key of the row, as text */
        boolean same(List<String> key, FormColumn column, String legacy, String shadow);
    }

    /** The differences in a range, in the order of the key; not many more than {@code most}. */
    public List<RowDifference> differences(RowSource legacy, RowSource shadow, KeyRange range, int most) {
        List<RowDifference> differences = new ArrayList<>();
        Deque<KeyRange> open = new ArrayDeque<>(List.of(range));
        while (!open.isEmpty() && differences.size() < most) {
            KeyRange next = open.pop();
            RangeDigest one = digests.of(legacy, next);
            RangeDigest other = digests.of(shadow, next);
            if (one.proves(other)) {
                continue;
            }
            boolean isMoreLegacy = one.rows() >= other.rows();
            long count = Math.max(one.rows(), other.rows());
            Optional<List<String>> middle =
                    count <= FEW ? Optional.empty() : middle(isMoreLegacy ? legacy : shadow, next, count / 2);
            if (middle.isPresent()) {
                open.push(new KeyRange(next.number(), middle.get(), next.upTo()));
                open.push(new KeyRange(next.number(), next.after(), middle.get()));
            } else {
                differences.addAll(rows.in(legacy, shadow, next));
            }
        }
        return differences;
    }

    private Optional<List<String>> middle(RowSource source, KeyRange range, long rows) {
        String table = source.database().backend().dialect().quote(source.table());
        return Sessions.use(
                source.database().connections(),
                "Halving rows of " + source.table(),
                connection -> KeyRanges.end(connection, table, form.key(), range.after(), rows));
    }
}
