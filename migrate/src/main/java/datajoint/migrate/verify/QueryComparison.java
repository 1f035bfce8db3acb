package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.ValueForm;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the rows of two tables or queries on MySQL or MariaDB: attributes by name, rows in any order, every value to the
 * bit unless a tolerance is given for floating-point ones.
 */
public final class QueryComparison {
    private static final int MOST = 100;

    private final ResultSource one;
    private final ResultSource other;
    private final Tolerance tolerance;
    private final List<String> discrepancies = new ArrayList<>();
    private long oneRows;
    private long otherRows;

    private QueryComparison(ResultSource one, ResultSource other, Tolerance tolerance) {
        this.one = one;
        this.other = other;
        this.tolerance = tolerance;
    }

    /**
     * Python: {@code compare_query_results}.
     *
     * @param sqlOrTable a SELECT, or {@code schema.table}
     * @param otherSqlOrTable the same on the other database, which may be the same one
     */
    public static Comparison compareQueryResults(
            Database one, String sqlOrTable, Database other, String otherSqlOrTable, Tolerance tolerance) {
        return new QueryComparison(ResultSource.of(one, sqlOrTable), ResultSource.of(other, otherSqlOrTable), tolerance)
                .compare();
    }

    private Comparison compare() {
        Map<String, ValueForm> mine = one.attributes();
        Map<String, ValueForm> theirs = other.attributes();
        onlyIn(mine, theirs, "first");
        onlyIn(theirs, mine, "second");
        Map<String, ValueForm> common = common(mine, theirs);
        List<String> key = one.key().equals(other.key()) ? one.key() : List.of();
        Map<String, ValueForm> ordered = ordered(common, key);
        boolean isKey = !key.isEmpty() && common.keySet().containsAll(key);
        int identity = isKey
                ? key.size()
                : (int) common.values().stream()
                        .filter(form -> form != ValueForm.FLOAT)
                        .count();
        RowMatcher matcher = new RowMatcher(ordered, identity, isKey, tolerance);
        if (!ordered.isEmpty()) {
            Sessions.use(
                    one.database().connections(),
                    "Comparing results",
                    connection -> Sessions.use(
                            other.database().connections(),
                            "Comparing results",
                            second -> read(connection, second, ordered, matcher)));
            discrepancies.addAll(matcher.discrepancies());
        }
        boolean match = discrepancies.isEmpty() && oneRows == otherRows;
        return new Comparison(match, oneRows, otherRows, shortened());
    }

    private void onlyIn(Map<String, ValueForm> here, Map<String, ValueForm> there, String place) {
        Set<String> only = new HashSet<>(here.keySet());
        only.removeAll(there.keySet());
        only.stream()
                .sorted()
                .forEach(name -> discrepancies.add("attribute %s: only in the %s".formatted(name, place)));
    }

    private static Map<String, ValueForm> common(Map<String, ValueForm> mine, Map<String, ValueForm> theirs) {
        Map<String, ValueForm> common = new TreeMap<>();
        mine.forEach((name, form) -> {
            if (theirs.containsKey(name)) {
                common.put(name, joint(form, theirs.getOrDefault(name, form)));
            }
        });
        return common;
    }

    /** The form that both can be brought into; the longer one, or numbers as DOUBLE. */
    private static ValueForm joint(ValueForm mine, ValueForm theirs) {
        return mine.compareTo(theirs) >= 0 ? mine : theirs;
    }

    /** What pairs rows first; floating-point values, which may lie apart, last. */
    private static Map<String, ValueForm> ordered(Map<String, ValueForm> common, List<String> key) {
        Map<String, ValueForm> ordered = new LinkedHashMap<>();
        if (common.keySet().containsAll(key)) {
            key.forEach(name -> ordered.put(name, common.getOrDefault(name, ValueForm.PLAIN)));
        }
        common.forEach((name, form) -> {
            if (form != ValueForm.FLOAT) {
                ordered.putIfAbsent(name, form);
            }
        });
        common.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** A row of each in turn, so that few wait for their partners. */
    private long read(Connection first, Connection second, Map<String, ValueForm> forms, RowMatcher matcher)
            throws SQLException {
        try (PreparedStatement mine = one.database().backend().stream(first, one.select(forms));
                PreparedStatement theirs = other.database().backend().stream(second, other.select(forms));
                ResultSet rows = mine.executeQuery();
                ResultSet others = theirs.executeQuery()) {
            boolean more = true;
            while (more) {
                more = false;
                if (rows.next()) {
                    matcher.one(row(rows, forms.size()));
                    oneRows++;
                    more = true;
                }
                if (others.next()) {
                    matcher.other(row(others, forms.size()));
                    otherRows++;
                    more = true;
                }
            }
        }
        return oneRows;
    }

    private static List<String> row(ResultSet row, int size) throws SQLException {
        List<String> forms = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            forms.add(row.getString(i));
        }
        return Collections.unmodifiableList(forms);
    }

    private List<String> shortened() {
        if (discrepancies.size() <= MOST) {
            return discrepancies;
        }
        List<String> first = new ArrayList<>(discrepancies.subList(0, MOST));
        first.add("and %,d more".formatted(discrepancies.size() - MOST));
        return first;
    }
}
