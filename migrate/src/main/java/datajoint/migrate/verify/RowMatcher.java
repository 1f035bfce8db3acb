package datajoint.migrate.verify;

import datajoint.migrate.digest.DoubleForm;
import datajoint.migrate.digest.ValueForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Pairs rows that come from two sides, in any order; what waits for its partner is all that is kept. Rows are forms: first
 * those by which they are paired, then the others.
 */
final class RowMatcher {
    private final List<String> names;
    private final List<ValueForm> forms;
    private final int identity;
    private final boolean isKey;
    private final Tolerance tolerance;
    private final Map<List<String>, Waiting> waiting = new HashMap<>();

    /**
     * @param identity how many attributes pair rows
     * @param isKey whether no two rows of a side can have the same ones
     */
    RowMatcher(Map<String, ValueForm> attributes, int identity, boolean isKey, Tolerance tolerance) {
        this.names = List.copyOf(attributes.keySet());
        this.forms = List.copyOf(attributes.values());
        this.identity = identity;
        this.isKey = isKey;
        this.tolerance = tolerance;
    }

    /** Rows of either side that have no partner yet, without what pairs them. */
    private record Waiting(List<List<String>> one, List<List<String>> other) {}

    void one(List<String> row) {
        Waiting list = waiting(row);
        match(row, list.one(), list.other());
    }

    void other(List<String> row) {
        Waiting list = waiting(row);
        match(row, list.other(), list.one());
    }

    private Waiting waiting(List<String> row) {
        return waiting.computeIfAbsent(
                List.copyOf(row.subList(0, identity)), key -> new Waiting(new ArrayList<>(), new ArrayList<>()));
    }

    private void match(List<String> row, List<List<String>> mine, List<List<String>> theirs) {
        List<String> rest = List.copyOf(row.subList(identity, row.size()));
        for (Iterator<List<String>> candidates = theirs.iterator(); candidates.hasNext(); ) {
            if (differing(rest, candidates.next()).isEmpty()) {
                candidates.remove();
                if (mine.isEmpty() && theirs.isEmpty()) {
                    waiting.remove(row.subList(0, identity));
                }
                return;
            }
        }
        mine.add(rest);
    }

    /** The places after the identity in which two rows differ. */
    private List<Integer> differing(List<String> one, List<String> other) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i)) && !isClose(forms.get(identity + i), one.get(i), other.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    private boolean isClose(ValueForm form, String one, String other) {
        if (form != ValueForm.FLOAT || one.equals(ValueForm.NULL) || other.equals(ValueForm.NULL)) {
            return false;
        }
        double first = DoubleForm.parse(one);
        double second = DoubleForm.parse(other);
        return Double.compare(first, second) == 0 || tolerance.covers(first, second);
    }

    /** A sentence for each value or row that found no equal. */
    List<String> discrepancies() {
        List<String> found = new ArrayList<>();
        waiting.forEach((values, rows) -> {
            String key = text(values, 0);
            int pairs = Math.min(rows.one().size(), rows.other().size());
            for (int i = 0; i < pairs; i++) {
                List<String> one = rows.one().get(i);
                List<String> other = rows.other().get(i);
                differing(one, other)
                        .forEach(place -> found.add("(%s) %s: %s in the first, %s in the second"
                                .formatted(key, names.get(identity + place), shown(place, one), shown(place, other))));
            }
            rows.one().stream().skip(pairs).forEach(row -> found.add(row(key, row) + ": only in the first"));
            rows.other().stream().skip(pairs).forEach(row -> found.add(row(key, row) + ": only in the second"));
        });
        found.sort(String::compareTo);
        return found;
    }

    private String row(String key, List<String> rest) {
        String more = isKey || rest.isEmpty() ? "" : (key.isEmpty() ? "" : ", ") + text(rest, identity);
        return "(" + key + more + ")";
    }

    private String shown(int place, List<String> rest) {
        return forms.get(identity + place).shown(rest.get(place));
    }

    private String text(List<String> values, int begin) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(names.get(begin + i) + "=" + forms.get(begin + i).shown(values.get(i)));
        }
        return String.join(", ", parts);
    }
}
