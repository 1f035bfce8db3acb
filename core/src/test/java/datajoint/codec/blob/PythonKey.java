package datajoint.codec.blob;

import datajoint.codec.array.Complex;
import datajoint.codec.array.NdArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What two values have in common if Python finds them equal; NaNs, which it does not, have it in common too. */
final class PythonKey {
    private PythonKey() {}

    static Object of(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof NdArray scalar) {
            return of(scalar.at());
        }
        if (value instanceof BigInteger whole) {
            return plain(new BigDecimal(whole));
        }
        if (value instanceof Long || value instanceof Integer) {
            return plain(BigDecimal.valueOf(((Number) value).longValue()));
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) || Double.isInfinite(number)
                    ? Double.toString(number)
                    : plain(new BigDecimal(number));
        }
        if (value instanceof Complex complex) {
            return complex.imaginary() == 0
                    ? of(complex.real())
                    : List.of(of(complex.real()), of(complex.imaginary()), "complex");
        }
        if (value instanceof Tuple tuple) {
            List<Object> keys = new ArrayList<>();
            tuple.items().forEach(item -> keys.add(of(item)));
            return keys;
        }
        return value instanceof BigDecimal decimal
                ? plain(decimal)
                : value instanceof PythonDecimal special ? special(special.text()) : value;
    }

    private static Object special(String text) {
        return text.startsWith("-0") ? BigDecimal.ZERO : text.contains("NaN") ? "NaN" : text;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
