package datajoint;

import datajoint.query.Column;
import datajoint.query.Order;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a projection and the keys of an order, to be imported statically. */
public final class Columns {
    private Columns() {}

    public static Column keep(String attribute) {
        return new Column.Keep(attribute);
    }

    /** All secondary attributes that are not renamed; Python's {@code ...}. */
    public static Column keepAll() {
        return new Column.KeepAll(List.of());
    }

    /** All secondary attributes but these; Python's {@code ..., "-a"}. */
    public static Column keepAllBut(String... attributes) {
        return new Column.KeepAll(Arrays.asList(attributes));
    }

    /** Another name for an attribute; {@code proj(name="attribute")}. */
    public static Column rename(String attribute, String name) {
        return new Column.Rename(attribute, name);
    }

    /** A second name for an attribute; {@code proj(name="(attribute)")}. */
    public static Column copy(String attribute, String name) {
        return new Column.Copy(attribute, name);
    }

    /** A new attribute worked out by SQL of the server, with a value for each {@code ?}. */
    public static Column compute(String name, String sql, @Nullable Object... values) {
        return new Column.Compute(name, sql, Arrays.asList(values));
    }

    public static Order asc(String attribute) {
        return Order.asc(attribute);
    }

    public static Order desc(String attribute) {
        return Order.desc(attribute);
    }
}
