package datajoint.value;

import datajoint.model.CoreType;
import datajoint.model.DataException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers within the range of a type. NaN is a missing value, as in Python. */
final class IntegerEncoder implements CellEncoder {
    private final BigInteger least;
    private final BigInteger greatest;
    private final long least64;
    private final long greatest64;

    IntegerEncoder(CoreType.IntegerType type) {
        int digits = type.signed() ? type.bits() - 1 : type.bits();
        this.greatest = BigInteger.ONE.shiftLeft(digits).subtract(BigInteger.ONE);
        this.least = type.signed() ? BigInteger.ONE.shiftLeft(digits).negate() : BigInteger.ZERO;
        this.least64 = least.bitLength() < 64 ? least.longValue() : Long.MIN_VALUE;
        this.greatest64 = greatest.bitLength() < 64 ? greatest.longValue() : Long.MAX_VALUE;
    }

    @Override
    public @Nullable Object encode(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            long number = ((Number) value).longValue();
            if (number < least64 || number > greatest64) {
                throw range(value);
            }
            return number;
        }
        if (Numbers.isNaN(value)) {
            return null;
        }
        BigInteger number = Numbers.integer(value);
        if (number.compareTo(least) < 0 || number.compareTo(greatest) > 0) {
            throw range(value);
        }
        if (number.bitLength() < 64) {
            return number.longValue();
        }
        return number;
    }

    private DataException range(Object value) {
        return new DataException(
                "%s is outside the range %s to %s".formatted(value, least, greatest),
                "Give a smaller number, or declare a wider type.");
    }
}
