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
}
