package datajoint.value;

import org.jspecify.annotations.Nullable;

/**
 * Turns a value for one attribute into what the driver is given: a number, text, {@code byte[]}, {@code LocalDate},
 * {@code LocalDateTime}, {@code Duration}, {@code LocalTime}, {@code Boolean} or {@code UUID}. Checks type and range.
 */
@FunctionalInterface
public interface CellEncoder {
    /**
     * @param value not null
     * @return null for a value that the database holds as missing, such as NaN
     * @throws datajoint.model.DataException that says what is wrong with the value; the caller says where
     */
    @Nullable
    Object encode(Object value);
}
