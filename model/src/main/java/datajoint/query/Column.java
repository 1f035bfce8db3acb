package datajoint.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a projection. No mini-language in strings: each case is a type. */
public sealed interface Column {

    /** Keeps an attribute. */
    record Keep(String name) implements Column {}

    /** Keeps all secondary attributes that are not renamed, but for some. */
    record KeepAll(List<String> but) implements Column {
        public KeepAll {
            but = List.copyOf(but);
        }
    }

    /** Gives an attribute another name; the old name is free then. */
    record Rename(String from, String name) implements Column {}

    /** Gives an attribute a second name. */
    record Copy(String from, String name) implements Column {}

    /** Computes a new attribute from SQL, with {@code ?} for values. */
    record Compute(String name, String sql, List<@Nullable Object> values) implements Column {
        public Compute {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
