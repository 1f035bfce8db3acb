package datajoint.codec.array;

import datajoint.codec.literal.Literal;
import datajoint.model.DataException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an element of an array is, in numpy's terms.
 *
 * @param bytes of one element
 * @param unit of times, such as {@code ns} or {@code 25s}; empty for all others
 * @param order of the bytes of a number; little-endian for what has none
 * @param fields of a structure, in order; empty for all others
 */
public record DType(Kind kind, int bytes, String unit, ByteOrder order, List<Field> fields) {
    public static final DType BOOL = new DType(Kind.BOOL, 1, "");
    public static final DType INT8 = new DType(Kind.INT, 1, "");
    public static final DType INT16 = new DType(Kind.INT, 2, "");
    public static final DType INT32 = new DType(Kind.INT, 4, "");
    public static final DType INT64 = new DType(Kind.INT, 8, "");
    public static final DType UINT8 = new DType(Kind.UINT, 1, "");
    public static final DType UINT16 = new DType(Kind.UINT, 2, "");
    public static final DType UINT32 = new DType(Kind.UINT, 4, "");
    public static final DType UINT64 = new DType(Kind.UINT, 8, "");
    public static final DType FLOAT16 = new DType(Kind.FLOAT, 2, "");
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
        DATETIME,
        TIMEDELTA,
        /** ASCII text of fixed length, numpy's {@code S}. */
        BYTES,
        /** Text of fixed length in four bytes a character, numpy's {@code U}. */
        TEXT,
        /** Bytes without meaning, numpy's {@code V}. */
        VOID,
        STRUCT
    }

    /**
     * A part of a structure.
     *
     * @param offset in bytes from the beginning of the structure
     * @param type of one element
     * @param shape if the field is an array itself; else empty
     */
    public record Field(String name, int offset, DType type, List<Integer> shape) {
        /** @throws DataException if its elements take more bytes than an array can have */
        public Field {
            shape = List.copyOf(shape);
            long bytes = type.bytes();
            for (int length : shape) {
                bytes *= length;
                if (length < 0 || bytes > Integer.MAX_VALUE) {
                    throw new DataException(
                            "The field '%s' has the shape %s.".formatted(name, shape),
                            "Give lengths from 0 on, with less than 2 GB for all elements.");
                }
            }
        }

        /** Of all its elements. */
        public int bytes() {
            return shape.stream().reduce(type.bytes(), (bytes, length) -> bytes * length);
        }
    }

    /** @throws DataException if numpy has no such size or unit */
    public DType {
        if (!isSize(kind, bytes)) {
            throw new DataException(
                    "There is no %s of %d bytes.".formatted(kind, bytes), "Take a size that numpy has, such as 8.");
        }
        boolean ordered = bytes > 1 && kind != Kind.BYTES && kind != Kind.VOID && kind != Kind.STRUCT;
        order = ordered ? order : ByteOrder.LITTLE_ENDIAN;
        fields = List.copyOf(fields);
    }

    /** A little-endian type without fields. */
    public DType(Kind kind, int bytes, String unit) {
        this(kind, bytes, unit, ByteOrder.LITTLE_ENDIAN, List.of());
    }

    /** A count of units since 1970; the least {@code long} is "not a time". */
    public static DType datetime64(String unit) {
        return new DType(Kind.DATETIME, 8, unit);
    }

    /** A count of units; the least {@code long} is "not a time". */
    public static DType timedelta64(String unit) {
        return new DType(Kind.TIMEDELTA, 8, unit);
    }

    /** Text of at most so many code points. */
    public static DType text(int length) {
        return new DType(Kind.TEXT, Math.multiplyExact(4, length), "");
    }

    /** ASCII text, or bytes that do not end in zeros, of at most so many bytes. */
    public static DType bytes(int length) {
        return new DType(Kind.BYTES, length, "");
    }

    /**
     * Reads what numpy writes of a type: {@code float64}, {@code <f8}, {@code datetime64[us]}, {@code <U3}, {@code [('x',
     * '<f8')]}.
     *
     * @throws DataException if there is no such type; also for {@code object}, whose elements are no bytes
     */
    public static DType parse(String text) {
        return DTypeParser.parse(text);
    }

    /** The type that a literal in the header of a npy file describes. @throws DataException if it describes none */
    public static DType of(Literal description) {
        return DTypeParser.of(description);
    }

    /** A structure whose fields follow one another without gaps. */
    public static DType struct(List<Field> fields) {
        long bytes = fields.stream()
                .mapToLong(field -> (long) field.offset() + field.bytes())
                .max()
                .orElse(0);
        return struct(fields, (int) Math.min(Integer.MAX_VALUE, bytes));
    }

    /** A structure that may have gaps. @throws DataException if a field does not fit */
    public static DType struct(List<Field> fields, int bytes) {
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (field.name().isEmpty() || !names.add(field.name())) {
                throw new DataException(
                        "The field name '%s' is empty or there twice.".formatted(field.name()),
                        "Give each field a name of its own.");
            }
            if (field.offset() < 0 || (long) field.offset() + field.bytes() > bytes) {
                throw new DataException(
                        "The field '%s' does not fit a structure of %d bytes.".formatted(field.name(), bytes),
                        "Look at its offset, %d.".formatted(field.offset()));
            }
        }
        return new DType(Kind.STRUCT, bytes, "", ByteOrder.LITTLE_ENDIAN, fields);
    }

    /** The same type with its bytes in the other order. */
    public DType bigEndian() {
        return new DType(kind, bytes, unit, ByteOrder.BIG_ENDIAN, fields);
    }

    /** The same type as blobs and most files have it; of a structure, with the same for all its fields. */
    public DType littleEndian() {
        return new DType(
                kind,
                bytes,
                unit,
                ByteOrder.LITTLE_ENDIAN,
                fields.stream()
                        .map(field -> new Field(
                                field.name(), field.offset(), field.type().littleEndian(), field.shape()))
                        .toList());
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** True for what {@code doubleAt} gives: whole numbers, fractions and truth values. */
    public boolean isReal() {
        return Arrays.asList(Kind.BOOL, Kind.INT, Kind.UINT, Kind.FLOAT).contains(kind);
    }

    /** As numpy prints it: {@code float64}, {@code datetime64[ns]}, {@code <U3}, {@code [('x', '<f8')]}. Shared with Python. */
    public String name() {
        return DTypeText.name(this);
    }

    /** numpy's short form: {@code <f8}, {@code |b1}, {@code <M8[ns]}; of a structure the same as its name. */
    public String code() {
        return kind == Kind.STRUCT ? name() : DTypeText.code(this);
    }

    /** As the header of a npy file has it: {@code '<f8'}, {@code [('x', '<f8')]}. @throws DataException if fields overlap */
    public String description() {
        return DTypeText.descr(this);
    }

    private static boolean isSize(Kind kind, int bytes) {
        return switch (kind) {
            case BOOL -> bytes == 1;
            case INT, UINT -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
            case FLOAT -> bytes == 2 || bytes == 4 || bytes == 8;
            case COMPLEX -> bytes == 8 || bytes == 16;
            case CHAR -> bytes == 2;
            case DATETIME, TIMEDELTA -> bytes == 8;
            case TEXT -> bytes >= 0 && bytes % 4 == 0;
            case BYTES, VOID, STRUCT -> bytes >= 0;
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
