package datajoint.row;

import datajoint.model.DataException;
import datajoint.model.Nearest;
import datajoint.model.QueryException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values by attribute name, in order. A value may be missing. Arrays are compared by what they hold. */
public final class Row {
    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Takes over an ordered map, which nobody else changes. */
    static Row owning(Map<String, @Nullable Object> values) {
        return new Row(values);
    }

    public static Row of(Map<String, ? extends @Nullable Object> values) {
        return new Row(new LinkedHashMap<>(values));
    }

    /** A row of name, value, name, value, and so on. */
    public static Row of(String name, @Nullable Object value, @Nullable Object... more) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(name, value);
        if (more.length % 2 != 0) {
            throw new QueryException("A row needs a value for each name.", "Give name, value, name, value.");
        }
        for (int i = 0; i < more.length; i += 2) {
            values.put(String.valueOf(more[i]), more[i + 1]);
        }
        return new Row(values);
    }

    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** The value, or null where there is none. */
    public @Nullable Object value(String name) {
        if (!values.containsKey(name)) {
            throw new QueryException(
                    "The row has no '%s'; it has %s.".formatted(name, values.keySet()),
                    Nearest.hint(name, values.keySet(), "Project it in."));
        }
        return values.get(name);
    }

    /** The value as the type asked for. */
    public <T> T value(String name, Class<T> type) {
        Object value = value(name);
        if (value == null) {
            throw new DataException(
                    "The row has no value for '%s'.".formatted(name), "Ask with value(name), which may give null.");
        }
        return type.cast(Conversion.to(type, value, name));
    }

    public int intValue(String name) {
        return value(name, Integer.class);
    }

    public long longValue(String name) {
        return value(name, Long.class);
    }

    public double doubleValue(String name) {
        return value(name, Double.class);
    }

    public String text(String name) {
        return value(name, String.class);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Row row) || !values.keySet().equals(row.values.keySet())) {
            return false;
        }
        return values.keySet().stream().allMatch(name -> Objects.deepEquals(values.get(name), row.values.get(name)));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            hash += entry.getKey().hashCode() ^ Arrays.deepHashCode(new Object[] {entry.getValue()});
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        values.forEach((name, value) -> text.append(text.length() > 1 ? ", " : "")
                .append(name)
                .append("=")
                .append(value instanceof byte[] bytes ? bytes.length + " bytes" : value));
        return text.append("}").toString();
    }
}
