package datajoint.value;

import datajoint.model.CoreType;
import datajoint.model.DataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers out of what callers give: any {@code Number}, a boolean, or text as in a CSV file. */
final class Numbers {
    private Numbers() {}

    static boolean isNaN(Object value) {
        return (value instanceof Double d && d.isNaN()) || (value instanceof Float f && f.isNaN());
    }

    static BigInteger integer(Object value) {
        if (value instanceof BigInteger integer) {
            return integer;
        }
        if (value instanceof Boolean truth) {
            return truth ? BigInteger.ONE : BigInteger.ZERO;
        }
        try {
            return exact(value).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new DataException("%s is not a whole number".formatted(value), "Round it first.", e);
        }
    }

    /** Empty for NaN, which the database holds as a missing value. */
    static Optional<BigDecimal> decimal(Object value) {
        return isNaN(value) ? Optional.empty() : Optional.of(exact(value));
    }

    /** Rounded to the scale as servers do, half away from zero; an error if the digits before the point do not fit. */
    static BigDecimal fit(BigDecimal number, CoreType.DecimalType type) {
        BigDecimal rounded = number.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > type.precision() - type.scale() && rounded.signum() != 0) {
            throw new DataException(
                    "%s does not fit decimal(%d,%d)".formatted(number, type.precision(), type.scale()),
                    "Give a smaller number, or declare a wider type.");
        }
        return rounded;
    }

    /** Empty for NaN, which Python replaces by the default. */
    static Optional<Double> fraction(Object value, Wire wire) {
        double number = value instanceof Number given ? given.doubleValue() : parse(value);
        if (Double.isNaN(number)) {
            return Optional.empty();
        }
        if (Double.isInfinite(number) && wire == Wire.MYSQL) {
            throw new DataException("MySQL holds no infinity", "Give a finite number, or null.");
        }
        return Optional.of(number);
    }

    private static double parse(Object value) {
        String text = Scalars.text(value).strip();
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> exact(text).doubleValue();
        };
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Number || value instanceof CharSequence) {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException e) {
                throw new DataException("'%s' is not a number".formatted(value), "Give a number.", e);
            }
        }
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        throw new DataException(
                "a %s is not a number".formatted(value.getClass().getSimpleName()), "Give a number.");
    }
}
