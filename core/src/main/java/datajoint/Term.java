package datajoint;

import datajoint.query.Comparison;
import datajoint.query.Condition;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An attribute in a condition. Where it has no value no comparison holds, {@link #ne} neither: see {@link #isNull}. */
public record Term(String attribute) {

    public Condition eq(Object value) {
        return compare(Comparison.EQUAL, value);
    }

    public Condition ne(Object value) {
        return compare(Comparison.NOT_EQUAL, value);
    }

    public Condition lt(Object value) {
        return compare(Comparison.LESS, value);
    }

    public Condition le(Object value) {
        return compare(Comparison.AT_MOST, value);
    }

    public Condition gt(Object value) {
        return compare(Comparison.GREATER, value);
    }

    public Condition ge(Object value) {
        return compare(Comparison.AT_LEAST, value);
    }

    /** From low to high, both included. */
    public Condition between(Object low, Object high) {
        return new Condition.All(List.of(ge(low), le(high)));
    }

    public Condition in(Object... values) {
        return in(Arrays.asList(values));
    }

    public Condition in(Collection<?> values) {
        return new Condition.Equal(Map.of(attribute, List.copyOf(values)));
    }

    /** A pattern with {@code %} and {@code _}; whether case counts is the collation's affair. */
    public Condition like(String pattern) {
        return compare(Comparison.LIKE, pattern);
    }

    public Condition isNull() {
        return new Condition.IsNull(attribute);
    }

    public Condition isNotNull() {
        return new Condition.Not(isNull());
    }

    private Condition compare(Comparison comparison, Object value) {
        return new Condition.Compare(attribute, comparison, value);
    }
}
