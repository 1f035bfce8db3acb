package datajoint;

import datajoint.query.Condition;
import datajoint.query.Matching;
import datajoint.row.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes conditions, to be imported statically. */
public final class Conditions {
    private Conditions() {}

    /** At least one holds; Python's list of conditions. */
    public static Condition any(Condition... conditions) {
        return new Condition.Any(List.of(conditions));
    }

    /** One of the rows, or keys, is equal in all its attributes. */
    public static Condition any(Collection<Row> rows) {
        return new Condition.Any(rows.stream().map(row -> equal(row.asMap())).toList());
    }

    /** All hold; Python's {@code AndList}. */
    public static Condition all(Condition... conditions) {
        return new Condition.All(List.of(conditions));
    }

    public static Condition not(Condition condition) {
        return new Condition.Not(condition);
    }

    /** SQL of the server, with a value for each {@code ?}. */
    public static Condition sql(String sql, @Nullable Object... values) {
        return new Condition.Sql(sql, Arrays.asList(values));
    }

    /** Equality on named attributes; a null asks for no value, a collection for one of its members. */
    public static Condition equal(Map<String, ? extends @Nullable Object> values) {
        return new Condition.Equal(new LinkedHashMap<>(values));
    }

    /** The row has a match in the other relation. */
    public static Condition matches(Relation other) {
        return new Condition.Matches(other.expression(), Matching.SEMANTIC);
    }

    /** An attribute, to be compared: {@code attr("dob").gt(date)}. */
    public static Term attr(String name) {
        return new Term(name);
    }

    public static Condition always() {
        return Condition.Constant.ALWAYS;
    }

    public static Condition never() {
        return Condition.Constant.NEVER;
    }
}
