package datajoint.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the value of one attribute from a row. */
@FunctionalInterface
public interface CellDecoder {
    /** @return null where the row has no value */
    @Nullable
    Object decode(ResultSet row, int column) throws SQLException;

    /** True if {@link #finish} is worth doing for several rows side by side: it reads from a store. */
    default boolean takesTime() {
        return false;
    }

    /** The first half of {@link #decode}, which needs the row. */
    @Nullable
    default Object begin(ResultSet row, int column) throws SQLException {
        return decode(row, column);
    }

    /** The second half, which does not; for any thread. */
    @Nullable
    default Object finish(@Nullable Object begun) {
        return begun;
    }
}
