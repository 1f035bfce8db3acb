package datajoint.migrate.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The least and the greatest value of a column of integers; empty if it has none. */
public record Range(Optional<BigDecimal> least, Optional<BigDecimal> greatest) {
    public static final Range NONE = new Range(Optional.empty(), Optional.empty());

    /** True if every value is 0 or 1. */
    public boolean isTruth() {
        return least.filter(value -> value.signum() < 0).isEmpty()
                && greatest.filter(value -> value.compareTo(BigDecimal.ONE) > 0).isEmpty();
    }

    /** True if some value is beyond what a signed integer of so many bits holds. */
    public boolean passesSigned(int bits) {
        BigInteger most = BigInteger.ONE.shiftLeft(bits - 1).subtract(BigInteger.ONE);
        return greatest.filter(value -> value.toBigInteger().compareTo(most) > 0)
                .isPresent();
    }
}
