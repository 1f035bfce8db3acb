package datajoint.migrate.digest;

import datajoint.migrate.digest.Bisection.Sameness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a few rows of two tables, column by column. */
public final class RowComparison {
    private final TableForm form;
    private final Sameness sameness;
    private final RowForms rows;

    /** @param sameness what counts as equal besides equal forms */
    public RowComparison(TableForm form, Sameness sameness) {
        this.form = form;
        this.sameness = sameness;
        this.rows = new RowForms(form);
    }

    /** All differences in a range, which holds the same rows on both sides. */
    List<RowDifference> in(RowSource legacy, RowSource shadow, KeyRange range) {
        return differences(rows.read(legacy, range), rows.read(shadow, range));
    }

    /**
     * What is different of the rows that the new table has in a range, wherever the legacy table has them; rows that only
     * the legacy table has are not seen.
     */
    public List<RowDifference> ofNewRows(RowSource legacy, RowSource shadow, KeyRange range) {
        Map<List<String>, List<String>> now = rows.read(shadow, range);
        return now.isEmpty() ? List.of() : differences(rows.read(legacy, now.keySet()), now);
    }

    /** The rows that the legacy table has in a range, and the new one nowhere. */
    public List<RowDifference> missing(RowSource legacy, RowSource shadow, KeyRange range) {
        Set<List<String>> there = rows.read(legacy, range).keySet();
        Set<List<String>> here =
                there.isEmpty() ? Set.of() : rows.read(shadow, there).keySet();
        return there.stream()
                .filter(key -> !here.contains(key))
                .map(key -> new RowDifference(RowDifference.Kind.MISSING, key, "", "", ""))
                .toList();
    }

    private List<RowDifference> differences(
            Map<List<String>, List<String>> legacy, Map<List<String>, List<String>> shadow) {
        List<RowDifference> differences = new ArrayList<>();
        Set<List<String>> keys = new LinkedHashSet<>(legacy.keySet());
        keys.addAll(shadow.keySet());
        for (List<String> key : keys) {
            List<String> one = legacy.get(key);
            List<String> other = shadow.get(key);
            if (other == null) {
                differences.add(new RowDifference(RowDifference.Kind.MISSING, key, "", "", ""));
            } else if (one == null) {
                differences.add(new RowDifference(RowDifference.Kind.EXTRA, key, "", "", ""));
            } else {
                differences.addAll(changed(key, one, other));
            }
        }
        return differences;
    }

    private List<RowDifference> changed(List<String> key, List<String> legacy, List<String> shadow) {
        List<RowDifference> differences = new ArrayList<>();
        for (int i = 0; i < legacy.size(); i++) {
            FormColumn column = form.columns().get(i);
            if (!legacy.get(i).equals(shadow.get(i)) && !sameness.same(key, column, legacy.get(i), shadow.get(i))) {
                differences.add(new RowDifference(
                        RowDifference.Kind.CHANGED,
                        key,
                        column.name(),
                        column.form().shown(legacy.get(i)),
                        column.form().shown(shadow.get(i))));
            }
        }
        return differences;
    }
}
