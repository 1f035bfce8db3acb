package datajoint.codec.array;

import datajoint.model.DataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads single elements of one type out of bytes. Places are in bytes. */
record Elements(DType dtype, ByteBuffer data) {
    double number(int place) {
        switch (dtype.kind()) {
            case FLOAT:
                return switch (dtype.bytes()) {
                    case 2 -> Half.toFloat(data.getShort(place));
                    case 4 -> data.getFloat(place);
                    default -> data.getDouble(place);
                };
            case UINT:
                return dtype.bytes() == 8 ? unsigned(data.getLong(place)).doubleValue() : whole(place);
            case BOOL, INT, CHAR, DATETIME, TIMEDELTA:
                return whole(place);
            default:
                throw new DataException("Elements of %s are no numbers.".formatted(dtype), "Ask with at.");
        }
    }

    long whole(int place) {
        switch (dtype.kind()) {
            case BOOL, INT, UINT, CHAR, DATETIME, TIMEDELTA:
                break;
            default:
                throw new DataException(
                        "Elements of %s are not whole numbers.".formatted(dtype), "Ask with at or doubleAt.");
        }
        boolean unsigned = dtype.kind() == DType.Kind.UINT || dtype.kind() == DType.Kind.CHAR;
        return switch (dtype.bytes()) {
            case 1 -> unsigned ? data.get(place) & 0xff : data.get(place);
            case 2 -> unsigned ? data.getShort(place) & 0xffff : data.getShort(place);
            case 4 -> unsigned ? data.getInt(place) & 0xffffffffL : data.getInt(place);
            default -> data.getLong(place);
        };
    }

    Object value(int place) {
        return switch (dtype.kind()) {
            case BOOL -> data.get(place) != 0;
            case CHAR -> String.valueOf(data.getChar(place));
            case DATETIME, TIMEDELTA -> data.getLong(place);
            case FLOAT -> fraction(place);
            case COMPLEX ->
                dtype.bytes() == 8
                        ? new Complex(data.getFloat(place), data.getFloat(place + 4))
                        : new Complex(data.getDouble(place), data.getDouble(place + 8));
            case INT, UINT -> integer(place);
            case BYTES -> text(place, StandardCharsets.ISO_8859_1, 1);
            case TEXT -> text(place, wide(), 4);
            case VOID -> bytes(place, dtype.bytes());
            case STRUCT -> struct(place);
        };
    }

    /** Not through {@code double}: a signalling NaN of 32 bits would not stay one. */
    private Object fraction(int place) {
        return switch (dtype.bytes()) {
            case 4 -> data.getFloat(place);
            case 2 -> (float) number(place);
            default -> data.getDouble(place);
        };
    }

    private Object integer(int place) {
        if (dtype.bytes() == 8 && dtype.kind() == DType.Kind.UINT) {
            return unsigned(data.getLong(place));
        }
        long value = whole(place);
        if (dtype.bytes() < 4 || (dtype.bytes() == 4 && dtype.kind() == DType.Kind.INT)) {
            return (int) value;
        }
        return value;
    }

    private Charset wide() {
        return Charset.forName(dtype.order() == java.nio.ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
    }

    /** Zeros at the end are no part of a text. */
    private String text(int place, Charset charset, int unit) {
        int length = dtype.bytes();
        while (length > 0 && isZero(place + length - unit, unit)) {
            length -= unit;
        }
        return new String(bytes(place, length), charset);
    }

    private boolean isZero(int place, int count) {
        for (int i = 0; i < count; i++) {
            if (data.get(place + i) != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(int place, int length) {
        byte[] bytes = new byte[length];
        data.get(place, bytes);
        return bytes;
    }

    /** A field that is an array gives a list, its last dimension closest. */
    private Map<String, Object> struct(int place) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (DType.Field field : dtype.fields()) {
            ByteBuffer ordered = data.duplicate().order(field.type().order());
            Elements elements = new Elements(field.type(), ordered);
            int begin = place + field.offset();
            if (field.shape().isEmpty()) {
                values.put(field.name(), elements.value(begin));
            } else {
                List<Object> list = new ArrayList<>();
                for (int at = 0; at < field.bytes(); at += field.type().bytes()) {
                    list.add(elements.value(begin + at));
                }
                values.put(field.name(), list);
            }
        }
        return values;
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
