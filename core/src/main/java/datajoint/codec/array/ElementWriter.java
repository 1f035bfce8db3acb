package datajoint.codec.array;

import datajoint.model.DataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes single values into bytes that are zero before, the counterpart of {@link Elements}. Refuses what would be cut. */
record ElementWriter(DType dtype, ByteBuffer data) {
    ElementWriter {
        data = data.duplicate().order(dtype.order());
    }

    void put(int place, @Nullable Object value) {
        switch (dtype.kind()) {
            case BOOL -> data.put(place, (byte) (truth(value) ? 1 : 0));
            case INT, UINT, DATETIME, TIMEDELTA -> whole(place, value);
            case FLOAT -> fraction(place, dtype.bytes(), number(value).doubleValue());
            case COMPLEX -> {
                Complex number = value instanceof Complex complex
                        ? complex
                        : new Complex(number(value).doubleValue(), 0);
                fraction(place, dtype.bytes() / 2, number.real());
                fraction(place + dtype.bytes() / 2, dtype.bytes() / 2, number.imaginary());
            }
            case CHAR -> data.putChar(place, character(value));
            case BYTES, VOID -> bytes(place, value);
            case TEXT -> text(place, value);
            case STRUCT -> struct(place, value);
        }
    }

    private boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        long number = exact(value).longValue();
        if (number != 0 && number != 1) {
            throw refused(value);
        }
        return number == 1;
    }

    private void whole(int place, @Nullable Object value) {
        BigInteger number = value instanceof Boolean truth ? BigInteger.valueOf(truth ? 1 : 0) : exact(value);
        boolean unsigned = dtype.kind() == DType.Kind.UINT;
        int bits = 8 * dtype.bytes();
        if (unsigned ? number.signum() < 0 || number.bitLength() > bits : number.bitLength() >= bits) {
            throw refused(value);
        }
        switch (dtype.bytes()) {
            case 1 -> data.put(place, number.byteValue());
            case 2 -> data.putShort(place, number.shortValue());
            case 4 -> data.putInt(place, number.intValue());
            default -> data.putLong(place, number.longValue());
        }
    }

    /** Of a type that is no {@code uint64}. */
    void whole(int place, long value) {
        int bits = 8 * dtype.bytes();
        boolean unsigned = dtype.kind() == DType.Kind.UINT;
        long top = unsigned ? value >> bits : bits == 64 ? 0 : value >> (bits - 1);
        if (top != 0 && (unsigned || top != -1)) {
            throw refused(value);
        }
        switch (dtype.bytes()) {
            case 1 -> data.put(place, (byte) value);
            case 2 -> data.putShort(place, (short) value);
            case 4 -> data.putInt(place, (int) value);
            default -> data.putLong(place, value);
        }
    }

    void fraction(int place, int bytes, double value) {
        switch (bytes) {
            case 2 -> data.putShort(place, Half.of((float) value));
            case 4 -> data.putFloat(place, (float) value);
            default -> data.putDouble(place, value);
        }
    }

    private char character(@Nullable Object value) {
        if (value instanceof Character character) {
            return character;
        }
        if (value instanceof String text && text.length() == 1) {
            return text.charAt(0);
        }
        throw refused(value);
    }

    private void bytes(int place, @Nullable Object value) {
        byte[] bytes;
        if (value instanceof byte[] given) {
            bytes = given;
        } else if (value instanceof String text
                && dtype.kind() == DType.Kind.BYTES
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        } else {
            throw refused(value);
        }
        if (bytes.length > dtype.bytes()) {
            throw refused(value);
        }
        data.put(place, bytes);
    }

    private void text(int place, @Nullable Object value) {
        if (!(value instanceof String || value instanceof Character)) {
            throw refused(value);
        }
        int[] points = value.toString().codePoints().toArray();
        if (points.length > dtype.bytes() / 4) {
            throw refused(value);
        }
        for (int i = 0; i < points.length; i++) {
            data.putInt(place + 4 * i, points[i]);
        }
    }

    private void struct(int place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> values)
                || values.size() != dtype.fields().size()) {
            throw refused(value);
        }
        for (DType.Field field : dtype.fields()) {
            if (!values.containsKey(field.name())) {
                throw refused(value);
            }
            field(place + field.offset(), field, values.get(field.name()));
        }
    }

    private void field(int place, DType.Field field, @Nullable Object value) {
        ElementWriter writer = new ElementWriter(field.type(), data.order(ByteOrder.LITTLE_ENDIAN));
        if (field.shape().isEmpty()) {
            writer.put(place, value);
            return;
        }
        int count = field.shape().stream().reduce(1, (size, length) -> size * length);
        if (!(value instanceof Collection<?> items) || items.size() != count) {
            throw refused(value);
        }
        int at = place;
        for (Object item : items) {
            writer.put(at, item);
            at += field.type().bytes();
        }
    }

    private Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw refused(value);
    }

    private BigInteger exact(@Nullable Object value) {
        Number number = number(value);
        if (number instanceof BigInteger big) {
            return big;
        }
        try {
            return number instanceof Double || number instanceof Float || number instanceof BigDecimal
                    ? new BigDecimal(number.toString()).toBigIntegerExact()
                    : BigInteger.valueOf(number.longValue());
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(value, e);
        }
    }

    private DataException refused(@Nullable Object value) {
        return new DataException("'%s' is no element of %s.".formatted(value, dtype), remedy());
    }

    private DataException refused(@Nullable Object value, RuntimeException cause) {
        return new DataException("'%s' is no element of %s.".formatted(value, dtype), remedy(), cause);
    }

    private static String remedy() {
        return "Give a value that fits, or an array of a wider type.";
    }
}
