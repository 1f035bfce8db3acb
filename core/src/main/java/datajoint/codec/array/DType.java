package datajoint.codec.array;

import java.util.Locale;

/**
 * What an element of an array is, in numpy's terms. Bytes are little-endian.
 *
 * @param bytes of one element
 * @param unit of {@code datetime64}, such as {@code ns}; empty for all others
 */
public record DType(Kind kind, int bytes, String unit) {
    public static final DType BOOL = new DType(Kind.BOOL, 1, "");
    public static final DType INT8 = new DType(Kind.INT, 1, "");
    public static final DType INT16 = new DType(Kind.INT, 2, "");
    public static final DType INT32 = new DType(Kind.INT, 4, "");
    public static final DType INT64 = new DType(Kind.INT, 8, "");
    public static final DType UINT8 = new DType(Kind.UINT, 1, "");
    public static final DType UINT16 = new DType(Kind.UINT, 2, "");
    public static final DType UINT32 = new DType(Kind.UINT, 4, "");
    public static final DType UINT64 = new DType(Kind.UINT, 8, "");
    public static final DType FLOAT32 = new DType(Kind.FLOAT, 4, "");
    public static final DType FLOAT64 = new DType(Kind.FLOAT, 8, "");
    public static final DType COMPLEX64 = new DType(Kind.COMPLEX, 8, "");
    public static final DType COMPLEX128 = new DType(Kind.COMPLEX, 16, "");
    /** One UTF-16 unit, as MATLAB has characters. */
    public static final DType CHAR = new DType(Kind.CHAR, 2, "");

    /** The families of element types. */
    public enum Kind {
        BOOL,
        INT,
        UINT,
        FLOAT,
        COMPLEX,
        CHAR,
        DATETIME
    }

    /** A count of units since 1970; the least {@code long} is "not a time". */
    public static DType datetime64(String unit) {
        return new DType(Kind.DATETIME, 8, unit);
    }

    /** {@code float64}, {@code datetime64[ns]}. */
    public String name() {
        return switch (kind) {
            case BOOL, CHAR -> kind.name().toLowerCase(Locale.ROOT);
            case DATETIME -> "datetime64[" + unit + "]";
            default -> kind.name().toLowerCase(Locale.ROOT) + 8 * bytes;
        };
    }

    /** numpy's short form: {@code <f8}, {@code |b1}, {@code <M8[ns]}. */
    public String code() {
        String order = bytes == 1 ? "|" : "<";
        return switch (kind) {
            case BOOL -> "|b1";
            case INT -> order + "i" + bytes;
            case UINT -> order + "u" + bytes;
            case FLOAT -> "<f" + bytes;
            case COMPLEX -> "<c" + bytes;
            case CHAR -> "<char";
            case DATETIME -> "<M8[" + unit + "]";
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
