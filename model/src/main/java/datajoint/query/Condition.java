package datajoint.query;

import datajoint.model.Heading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a restriction asks of a row. */
public sealed interface Condition {
    /** Fails, with the nearest name, if this condition cannot apply to the heading. */
    void check(Heading heading);

    <R> R accept(Visitor<R> visitor);

    /** SQL written by the user, with {@code ?} for values. */
    record Sql(String text, List<@Nullable Object> values) implements Condition {
        public Sql {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        @Override
        public void check(Heading heading) {}

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Equality on named attributes; a null asks for no value. Every name must exist: a typing error must not select all rows. */
    record Equal(Map<String, @Nullable Object> values) implements Condition {
        public Equal {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public void check(Heading heading) {
            values.keySet().forEach(heading::attribute);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per case and no default. */
    interface Visitor<R> {
        R visit(Sql condition);

        R visit(Equal condition);
    }
}
