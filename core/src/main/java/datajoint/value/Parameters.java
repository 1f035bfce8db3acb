package datajoint.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Gives encoded values to a statement, in the way that each server and driver takes without loss. */
public final class Parameters {
    private final Wire wire;

    public Parameters(Wire wire) {
        this.wire = wire;
    }

    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else if (value instanceof Float number) {
            statement.setFloat(index, number);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof BigInteger number) {
            statement.setBigDecimal(index, new BigDecimal(number));
        } else {
            bindOther(statement, index, value);
        }
    }

    /** MySQL takes dates as text: MariaDB's driver and MySQL 9.7 do not agree on any other form. */
    private void bindOther(PreparedStatement statement, int index, Object value) throws SQLException {
        boolean time = value instanceof LocalDate || value instanceof LocalDateTime || value instanceof LocalTime;
        if (time && wire == Wire.MYSQL) {
            statement.setString(index, value.toString().replace('T', ' '));
        } else {
            statement.setObject(index, value);
        }
    }
}
