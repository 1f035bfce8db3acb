package datajoint.row;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.array.NdArray;
import datajoint.codec.npy.NpyRef;
import datajoint.model.DataException;
import datajoint.value.JsonValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/** From the Java types that attributes have to those that a caller asks for. Nothing is cut off or rounded in silence. */
public final class Conversion {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            byte.class, Byte.class,
            double.class, Double.class,
            float.class, Float.class,
            boolean.class, Boolean.class,
            char.class, Character.class);

    private Conversion() {}

    public static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    /** @param name of the attribute, for the message */
    public static Object to(Class<?> wanted, Object value, String name) {
        Class<?> type = boxed(wanted);
        if (type.isInstance(value)) {
            return value;
        }
        try {
            if (value instanceof Number number) {
                return number(type, number, name);
            }
            if (value instanceof JsonNode tree) {
                return JsonValues.convert(tree, type);
            }
            if (value instanceof NpyRef ref) {
                return to(wanted, ref.load(), name);
            }
            if (value instanceof NdArray array) {
                return ArrayConversion.to(type, array).orElseThrow(() -> mismatch(wanted, array, name));
            }
            if (value instanceof String text && type.isEnum()) {
                return constant(type, text, name);
            }
            if (value instanceof String text && type == Character.class && text.length() == 1) {
                return text.charAt(0);
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new DataException(
                    "'%s' is %s, which does not fit %s.".formatted(name, value, wanted.getSimpleName()),
                    "Ask for a wider type.",
                    e);
        }
        throw mismatch(wanted, value, name);
    }

    private static Object number(Class<?> type, Number number, String name) {
        if (type == Double.class && !(number instanceof BigInteger)) {
            return number instanceof Long whole ? exactDouble(whole) : (Object) number.doubleValue();
        }
        if (type == Float.class && number instanceof Float) {
            return number;
        }
        BigDecimal exact = exact(number);
        if (type == BigDecimal.class) {
            return exact;
        }
        if (type == BigInteger.class) {
            return exact.toBigIntegerExact();
        }
        if (type == Long.class) {
            return exact.longValueExact();
        }
        if (type == Integer.class) {
            return exact.intValueExact();
        }
        if (type == Short.class) {
            return exact.shortValueExact();
        }
        if (type == Byte.class) {
            return exact.byteValueExact();
        }
        if (type == Double.class) {
            return exact.doubleValue();
        }
        if (type == Boolean.class && exact.precision() == 1 && exact.signum() >= 0 && exact.intValueExact() <= 1) {
            return exact.signum() == 1;
        }
        throw mismatch(type, number, name);
    }

    private static Double exactDouble(long whole) {
        double number = whole;
        if ((long) number != whole) {
            throw new ArithmeticException("more than 53 bits");
        }
        return number;
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : new BigDecimal(number.toString());
    }

    private static Object constant(Class<?> type, String text, String name) {
        Object found = null;
        for (Object constant : type.getEnumConstants()) {
            String own = ((Enum<?>) constant).name();
            if (own.equals(text)) {
                return constant;
            }
            found = own.equalsIgnoreCase(text) ? constant : found;
        }
        if (found == null) {
            throw mismatch(type, text, name);
        }
        return found;
    }

    private static DataException mismatch(Class<?> wanted, Object value, String name) {
        return new DataException(
                "'%s' is %s, not a %s.".formatted(name, described(value), wanted.getSimpleName()),
                "Change the type that is asked for.");
    }

    private static String described(Object value) {
        return value instanceof NdArray array
                ? "an array of %s with shape %s".formatted(array.dtype().name(), Arrays.toString(array.shape()))
                : "a " + value.getClass().getSimpleName();
    }
}
