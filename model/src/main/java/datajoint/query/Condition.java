package datajoint.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a restriction asks of a row. Whether it applies to a heading is checked when the restriction is made. */
public sealed interface Condition {

    <R> R accept(Visitor<R> visitor);

    /** SQL written by the user, with {@code ?} for values. */
    record Sql(String text, List<@Nullable Object> values) implements Condition {
        public Sql {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return values.isEmpty() ? text : text + " " + Shown.list(values);
        }
    }

    /**
     * Equality on named attributes, or on {@code attribute.path} inside json. A null asks for no value, a collection for
     * one of its members. Every name must exist: a typing error must not select all rows.
     */
    record Equal(Map<String, @Nullable Object> values) implements Condition {
        public Equal {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return Shown.map(values);
        }
    }

    /** An attribute compared with a value; never true where the attribute has none. */
    record Compare(String attribute, Comparison comparison, Object value) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return attribute + " " + comparison.sql() + " " + Shown.value(value);
        }
    }

    /** The attribute has no value. */
    record IsNull(String attribute) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return attribute + " IS NULL";
        }
    }

    /** The row has a match in another relation; without attributes in common, the other relation has a row at all. */
    record Matches(Expression other, Matching matching) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return other.toString();
        }
    }

    /** All of them hold; true of none. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return "all" + parts;
        }
    }

    /** One of them holds; false of none. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return "any" + parts;
        }
    }

    /** The part does not hold. Where the part is unknown because a value is missing, so is this. */
    record Not(Condition part) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String toString() {
            return "not(" + part + ")";
        }
    }

    /** Holds always, or never. */
    enum Constant implements Condition {
        ALWAYS,
        NEVER;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per case and no default. */
    interface Visitor<R> {
        R visit(Sql condition);

        R visit(Equal condition);

        R visit(Compare condition);

        R visit(IsNull condition);

        R visit(Matches condition);

        R visit(All condition);

        R visit(Any condition);

        R visit(Not condition);

        R visit(Constant condition);
    }
}
