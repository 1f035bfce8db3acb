package datajoint.codec.blob;

import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.model.CodecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as Python writes them, byte for byte. For one blob. */
final class BlobWriter {
    private static final byte[] MYM = "mYm\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DJ0 = "dj0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_INT_BYTES = 65535;

    private final BlobOutput out = new BlobOutput();
    private boolean matlab = true;
    private int depth;

    BlobOutput write(@Nullable Object value) {
        out.bytes(MYM);
        element(value);
        if (!matlab) {
            System.arraycopy(DJ0, 0, out.buffer(), 0, DJ0.length);
        }
        return out;
    }

    private void sized(@Nullable Object value) {
        int start = out.openSized();
        element(value);
        out.closeSized(start);
    }

    private void element(@Nullable Object value) {
        if (++depth > BlobLimits.DEFAULT.depth()) {
            throw new CodecException(
                    "A value is nested more than %d deep, or holds itself.".formatted(BlobLimits.DEFAULT.depth()),
                    "Store a flat form, such as a list of nodes that name each other.");
        }
        code(value);
        depth--;
    }

    private void code(@Nullable Object value) {
        if (value instanceof NdArray array) {
            array(array);
        } else if (value instanceof MatlabCell cell) {
            out.u8(TypeCode.CELL);
            shape(cell.cells().shape());
            cell.cells().elements().forEach(this::sized);
        } else if (value instanceof MatlabStruct struct) {
            struct(struct);
        } else {
            matlab = isJavaArray(value) && matlab;
            python(value);
        }
    }

    /** What is written as an array of numpy: an array of arrays, or of a primitive type, but for bytes. */
    private static boolean isJavaArray(@Nullable Object value) {
        Class<?> part = value == null ? null : value.getClass().getComponentType();
        return part != null && (part.isArray() || (part.isPrimitive() && part != byte.class));
    }

    private void python(@Nullable Object value) {
        if (value == null) {
            out.u8(TypeCode.NONE);
        } else if (value instanceof String || value instanceof Character || value instanceof Enum<?>) {
            text(TypeCode.STRING, value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else if (value instanceof Boolean truth) {
            out.u8(TypeCode.BOOL);
            out.u8(truth ? 1 : 0);
        } else if (value instanceof Double || value instanceof Float) {
            out.u8(TypeCode.FLOAT);
            out.f64(((Number) value).doubleValue());
        } else if (value instanceof BigDecimal || value instanceof PythonDecimal) {
            text(TypeCode.DECIMAL, value instanceof PythonDecimal special ? special.text() : value.toString());
        } else if (value instanceof Number number) {
            integer(number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue()));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof Bytes bytes) {
            bytes(bytes.content());
        } else if (value instanceof Map<?, ?> dict) {
            dict(dict);
        } else {
            collection(value);
        }
    }

    private void collection(Object value) {
        if (value instanceof Tuple tuple) {
            items(TypeCode.TUPLE, tuple.items());
        } else if (value instanceof List<?> list) {
            items(TypeCode.LIST, list);
        } else if (value instanceof Set<?> set) {
            items(TypeCode.SET, set);
        } else if (value instanceof Object[] array
                && !value.getClass().getComponentType().isArray()) {
            items(TypeCode.LIST, Arrays.asList(array));
        } else if (value.getClass().isArray()) {
            array(NdArray.of(value));
        } else if (value instanceof ObjectArray array) {
            out.u8(TypeCode.ARRAY);
            shape(array.shape());
            out.i32(ElementId.OBJECT);
            out.i32(0);
            array.elements().forEach(this::sized);
        } else if (value instanceof RecordArray records) {
            records(records);
        } else {
            scalar(value);
        }
    }

    private void scalar(Object value) {
        if (value instanceof Complex complex) {
            out.u8(TypeCode.COMPLEX);
            out.f64(complex.real());
            out.f64(complex.imaginary());
        } else if (value instanceof UUID uuid) {
            out.u8(TypeCode.UUID);
            out.i64(Long.reverseBytes(uuid.getMostSignificantBits()));
            out.i64(Long.reverseBytes(uuid.getLeastSignificantBits()));
        } else if (value instanceof LocalDateTime moment) {
            time(date(moment.toLocalDate()), clock(moment.toLocalTime()));
        } else if (value instanceof LocalDate date) {
            time(date(date), -1);
        } else if (value instanceof LocalTime time) {
            time(-1, clock(time));
        } else {
            throw new CodecException(
                    "A %s cannot be put into a <blob>."
                            .formatted(value.getClass().getName()),
                    "Give numbers, text, dates, arrays, lists, sets, maps, or a codec of your own.");
        }
    }

    private void array(NdArray given) {
        NdArray array = BlobArrays.writable(given);
        if (array.dtype().kind() == DType.Kind.STRUCT) {
            matlab = false;
            records(BlobArrays.records(array));
            return;
        }
        if (array.dtype().kind() == DType.Kind.TEXT) {
            matlab = false;
            python(BlobArrays.objects(array));
            return;
        }
        int id = ElementId.of(array.dtype())
                .orElseThrow(() -> new CodecException(
                        "Blobs have no arrays of %s.".formatted(array.dtype()), BlobArrays.remedy(array.dtype())));
        matlab = matlab && array.dimensions() > 0 && array.dtype().kind() != DType.Kind.DATETIME;
        boolean complex = array.dtype().kind() == DType.Kind.COMPLEX;
        out.u8(TypeCode.ARRAY);
        shape(array.shape());
        out.i32(id);
        out.i32(complex ? 1 : 0);
        ByteBuffer data = array.columnMajorBytes();
        if (complex) {
            part(data, array.dtype().bytes() / 2, 0);
            part(data, array.dtype().bytes() / 2, 1);
        } else {
            out.bytes(data);
        }
    }

    private void part(ByteBuffer pairs, int bytes, int which) {
        ByteBuffer numbers = pairs.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int at = which * bytes; at < numbers.limit(); at += 2 * bytes) {
            if (bytes == 4) {
                out.i32(numbers.getInt(at));
            } else {
                out.i64(numbers.getLong(at));
            }
        }
    }

    private void struct(MatlabStruct struct) {
        out.u8(TypeCode.STRUCT);
        shape(struct.shape());
        names(struct.names());
        if (!struct.names().isEmpty()) {
            struct.structs().forEach(values -> values.forEach(this::sized));
        }
    }

    private void records(RecordArray records) {
        out.u8(TypeCode.RECORDS);
        names(records.fields().keySet());
        records.fields().values().forEach(this::element);
    }

    private void names(Collection<String> names) {
        out.i32(names.size());
        for (String name : names) {
            if (name.indexOf('\0') >= 0) {
                throw new CodecException("A field name holds a zero character.", "Rename the field.");
            }
            out.bytes(utf8(name));
            out.u8(0);
        }
    }

    private void shape(int[] shape) {
        out.i64(shape.length);
        for (int length : shape) {
            out.i64(length);
        }
    }

    private void items(int code, Collection<?> items) {
        out.u8(code);
        out.i64(items.size());
        items.forEach(this::sized);
    }

    private void dict(Map<?, ?> dict) {
        out.u8(TypeCode.DICT);
        out.i64(dict.size());
        dict.forEach((key, value) -> {
            sized(key);
            sized(value);
        });
    }

    private void text(int code, String text) {
        byte[] bytes = utf8(text);
        out.u8(code);
        out.i64(bytes.length);
        out.bytes(bytes);
    }

    /** Half a surrogate pair has no UTF-8; a question mark in its place would be another text. */
    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new CodecException(
                    "A text of %d characters holds half a surrogate pair.".formatted(text.length()),
                    "Write it as an array of char, or as bytes.",
                    e);
        }
    }

    private void bytes(byte[] bytes) {
        out.u8(TypeCode.BYTES);
        out.i64(bytes.length);
        out.bytes(bytes);
    }

    /** As many bytes as Python takes, which is one more than needed for some. */
    private void integer(BigInteger value) {
        int count = value.abs().bitLength() / 8 + 1;
        if (count > MOST_INT_BYTES) {
            throw new CodecException(
                    "An int of %d bytes is too long for a blob.".formatted(count), "Write it as text.");
        }
        byte[] shortest = value.toByteArray();
        out.u8(TypeCode.INT);
        out.u8(count & 0xff);
        out.u8(count >> 8);
        for (int i = 0; i < count; i++) {
            int place = shortest.length - 1 - i;
            out.u8(place >= 0 ? shortest[place] : value.signum() < 0 ? 0xff : 0);
        }
    }

    private void time(int date, long time) {
        out.u8(TypeCode.TIME);
        out.i32(date);
        out.i64(time);
    }

    private static int date(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new CodecException("Python has no date %s.".formatted(date), "Its years run from 1 to 9999.");
        }
        return (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    }

    private static long clock(LocalTime time) {
        if (time.getNano() % 1000 != 0) {
            throw new CodecException(
                    "The time %s has nanoseconds; blobs keep microseconds.".formatted(time),
                    "Cut it: time.truncatedTo(ChronoUnit.MICROS).");
        }
        long seconds = (time.getHour() * 100L + time.getMinute()) * 100 + time.getSecond();
        return seconds * 1_000_000 + time.getNano() / 1000;
    }
}
