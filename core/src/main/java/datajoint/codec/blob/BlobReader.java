package datajoint.codec.blob;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.Complex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a blob. */
final class BlobReader {
    private static final long NONE = -1;
    private static final long MICROS = 1_000_000;
    /** Java takes quadratic time for digits: longer texts stay texts. */
    private static final int MOST_DIGITS = 10_000;

    private static final Pattern LONG = Pattern.compile("-?[0-9]++(\\.[0-9]++)?(E[+-]?[0-9]{1,18})?");
    private static final Pattern SPECIAL = Pattern.compile("-?(s?NaN[0-9]*+|Inf(inity)?)");

    private final BlobInput in;
    private final BlobLimits limits;
    private final ArrayReader arrays;
    private int depth;

    BlobReader(BlobInput in, BlobLimits limits) {
        this.in = in;
        this.limits = limits;
        this.arrays = new ArrayReader(in, this);
    }

    @Nullable
    Object read() {
        if (++depth > limits.depth()) {
            throw in.corrupt("values are nested more than %d deep".formatted(limits.depth()));
        }
        Object value = read(in.code());
        depth--;
        return value;
    }

    /** An element after its length. */
    @Nullable
    Object sized() {
        long end = in.end(in.count("the length of an element"), "an element");
        Object value = read();
        in.requireAt(end, "an element");
        return value;
    }

    private @Nullable Object read(int code) {
        return switch (code) {
            case TypeCode.ARRAY -> arrays.array();
            case TypeCode.CELL -> arrays.cell();
            case TypeCode.STRUCT -> arrays.struct();
            case TypeCode.SPARSE -> arrays.sparse();
            case TypeCode.RECORDS -> arrays.records();
            case TypeCode.TUPLE -> new Tuple(items());
            case TypeCode.LIST -> items();
            case TypeCode.SET -> set();
            case TypeCode.DICT -> dict();
            case TypeCode.STRING -> in.text(in.count("the length of a string"), "a string");
            case TypeCode.BYTES -> new Bytes(in.bytes(in.count("the length of bytes"), "bytes"));
            case TypeCode.INT -> integer();
            case TypeCode.BOOL -> in.bytes(1, "a truth value")[0] != 0;
            case TypeCode.COMPLEX -> new Complex(in.f64(), in.f64());
            case TypeCode.FLOAT -> in.f64();
            case TypeCode.NONE -> null;
            case TypeCode.DECIMAL -> decimal();
            case TypeCode.TIME -> time();
            case TypeCode.UUID -> uuid();
            default -> throw in.corrupt("0x%02x is the code of no value".formatted(code));
        };
    }

    private List<@Nullable Object> items() {
        int count = in.count("the number of items", in.leastElement());
        List<@Nullable Object> items = new ArrayList<>(Math.min(count, 1 << 10));
        for (int i = 0; i < count; i++) {
            items.add(sized());
        }
        return items;
    }

    private Set<@Nullable Object> set() {
        return new LinkedHashSet<>(items());
    }

    private Map<@Nullable Object, @Nullable Object> dict() {
        int count = in.count("the number of entries", 2 * in.leastElement());
        Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = sized();
            if (dict.containsKey(key)) {
                throw in.corrupt("a dict has the key %s twice"
                        .formatted(key instanceof Number ? key : "of a kind that Java finds equal to another"));
            }
            dict.put(key, sized());
        }
        return dict;
    }

    /** A {@code Long} if it fits. */
    private Object integer() {
        byte[] bytes = in.bytes(in.u16(), "an int");
        if (bytes.length == 0) {
            return 0L;
        }
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte one = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = one;
        }
        BigInteger value = new BigInteger(bytes);
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    private Object decimal() {
        String text = in.text(in.count("the length of a decimal"), "a decimal");
        if (SPECIAL.matcher(text).matches()
                || (text.length() > MOST_DIGITS && LONG.matcher(text).matches())) {
            return new PythonDecimal(text);
        }
        try {
            if (text.length() <= MOST_DIGITS) {
                BigDecimal value = new BigDecimal(text);
                return value.toString().equals(text) ? value : new PythonDecimal(text);
            }
        } catch (NumberFormatException e) {
            throw noDecimal(text);
        }
        throw noDecimal(text);
    }

    private CorruptBlobException noDecimal(String text) {
        return in.corrupt("'%s' is no decimal".formatted(text.substring(0, Math.min(text.length(), 40))));
    }

    private @Nullable Object time() {
        int date = in.i32();
        long time = in.i64();
        try {
            LocalDate day = date == NONE ? null : LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
            LocalTime hour = time == NONE ? null : clock(time);
            if (day != null) {
                return hour == null ? day : LocalDateTime.of(day, hour);
            }
            return hour;
        } catch (DateTimeException e) {
            throw in.corrupt("%d and %d are no date and time".formatted(date, time));
        }
    }

    private static LocalTime clock(long time) {
        long seconds = time / MICROS;
        return LocalTime.of(
                Math.toIntExact(seconds / 10_000),
                (int) (seconds / 100 % 100),
                (int) (seconds % 100),
                (int) (time % MICROS) * 1000);
    }

    private UUID uuid() {
        return new UUID(Long.reverseBytes(in.i64()), Long.reverseBytes(in.i64()));
    }
}
