package datajoint.codec.array;

import datajoint.codec.literal.Literal;
import datajoint.model.DataException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads all spellings of element types that numpy writes. */
final class DTypeParser {
    private static final Pattern CODE = Pattern.compile("([<>=|]?)([biufcSaUVMm?])([0-9]{0,10})(?:\\[(.*)\\])?");
    private static final Pattern NAME =
            Pattern.compile("(bool|int|uint|float|complex|datetime|timedelta)([0-9]{0,3})(?:\\[(.*)\\])?");
    private static final Pattern UNIT = Pattern.compile("([1-9][0-9]{0,8})?(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)");

    private DTypeParser() {}

    static DType parse(String text) {
        String trimmed = text.trim();
        boolean literal = !trimmed.isEmpty() && "[{('\"".indexOf(trimmed.charAt(0)) >= 0;
        return literal ? of(Literal.parse(trimmed)) : simple(trimmed);
    }

    static DType of(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return simple(text.value());
        }
        if (literal instanceof Literal.Items fields) {
            return packed(fields.items());
        }
        if (literal instanceof Literal.Dict dict) {
            return new SpreadStruct(dict.entries()).type();
        }
        throw unknown(literal.toString());
    }

    private static DType simple(String text) {
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            DType.Kind kind = kind(code.group(2).charAt(0));
            int size = code.group(3).isEmpty() ? (kind == DType.Kind.BOOL ? 1 : 0) : size(text, code.group(3));
            ByteOrder order = code.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return sized(text, kind, size, code.group(4), order);
        }
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            return named(name);
        }
        if (text.matches("[<>]?char")) {
            return text.startsWith(">") ? DType.CHAR.bigEndian() : DType.CHAR;
        }
        throw unknown(text);
    }

    private static int size(String text, String digits) {
        long size = Long.parseLong(digits);
        if (size > Integer.MAX_VALUE) {
            throw unknown(text);
        }
        return (int) size;
    }

    private static DType.Kind kind(char letter) {
        return switch (letter) {
            case '?', 'b' -> DType.Kind.BOOL;
            case 'i' -> DType.Kind.INT;
            case 'u' -> DType.Kind.UINT;
            case 'f' -> DType.Kind.FLOAT;
            case 'c' -> DType.Kind.COMPLEX;
            case 'S', 'a' -> DType.Kind.BYTES;
            case 'U' -> DType.Kind.TEXT;
            case 'M' -> DType.Kind.DATETIME;
            case 'm' -> DType.Kind.TIMEDELTA;
            default -> DType.Kind.VOID;
        };
    }

    private static DType named(Matcher name) {
        DType.Kind kind = switch (name.group(1)) {
            case "datetime" -> DType.Kind.DATETIME;
            case "timedelta" -> DType.Kind.TIMEDELTA;
            default -> DType.Kind.valueOf(name.group(1).toUpperCase(Locale.ROOT));
        };
        int bits = name.group(2).isEmpty() ? (kind == DType.Kind.BOOL ? 8 : 0) : Integer.parseInt(name.group(2));
        if (bits % 8 != 0) {
            throw unknown(name.group());
        }
        return sized(name.group(), kind, bits / 8, name.group(3), ByteOrder.LITTLE_ENDIAN);
    }

    private static DType sized(String text, DType.Kind kind, int size, @Nullable String unit, ByteOrder order) {
        boolean time = kind == DType.Kind.DATETIME || kind == DType.Kind.TIMEDELTA;
        if ((unit != null && !time) || (kind == DType.Kind.TEXT && size > Integer.MAX_VALUE / 4)) {
            throw unknown(text);
        }
        int bytes = kind == DType.Kind.TEXT ? 4 * size : size;
        try {
            return new DType(kind, bytes, unit == null ? "" : unit(unit), order, List.of());
        } catch (DataException e) {
            throw unknown(text, e);
        }
    }

    private static String unit(String text) {
        Matcher matcher = UNIT.matcher(text);
        if (!matcher.matches() && !text.equals("generic")) {
            throw unknown("[" + text + "]");
        }
        return text.equals("generic") ? "" : "1".equals(matcher.group(1)) ? matcher.group(2) : text;
    }

    /** {@code [('x', '<f8'), ('', '|V3'), ('v', '<i4', (2,))]}: bytes without a name are a gap. */
    private static DType packed(List<Literal> parts) {
        List<DType.Field> fields = new ArrayList<>();
        long end = 0;
        for (Literal part : parts) {
            DType.Field field = field(part, end);
            end += field.bytes();
            if (end > Integer.MAX_VALUE) {
                throw unknown("A structure of %d bytes".formatted(end));
            }
            boolean gap = field.name().isEmpty() && field.type().kind() == DType.Kind.VOID;
            if (!gap) {
                fields.add(field);
            }
        }
        return DType.struct(fields, (int) end);
    }

    private static DType.Field field(Literal part, long offset) {
        if (!(part instanceof Literal.Tuple tuple)
                || tuple.items().size() < 2
                || tuple.items().size() > 3) {
            throw unknown("The field " + part);
        }
        DType type = of(tuple.items().get(1));
        List<Integer> shape = tuple.items().size() == 3 ? shape(tuple.items().get(2)) : List.of();
        return new DType.Field(name(tuple.items().get(0)), (int) offset, type, shape);
    }

    /** A field may have a title before its name, which says nothing of its bytes. */
    private static String name(Literal literal) {
        boolean titled = literal instanceof Literal.Tuple pair && pair.items().size() == 2;
        Literal name = titled ? ((Literal.Tuple) literal).items().get(1) : literal;
        if (name instanceof Literal.Text text) {
            return text.value();
        }
        throw unknown("The field name " + literal);
    }

    static List<Integer> shape(Literal literal) {
        List<Literal> lengths = literal instanceof Literal.Tuple tuple ? tuple.items() : List.of(literal);
        List<Integer> shape = new ArrayList<>();
        for (Literal length : lengths) {
            if (!(length instanceof Literal.Whole whole) || whole.value() < 0 || whole.value() > Integer.MAX_VALUE) {
                throw unknown("The shape of a field " + literal);
            }
            shape.add((int) whole.value());
        }
        return shape;
    }

    static DataException unknown(String what) {
        return new DataException("%s is no element type of arrays.".formatted(quoted(what)), remedy(what));
    }

    private static DataException unknown(String what, Throwable cause) {
        return new DataException("%s is no element type of arrays.".formatted(quoted(what)), remedy(what), cause);
    }

    private static String quoted(String what) {
        return what.length() > 200 ? what.substring(0, 200) + "..." : "'" + what + "'";
    }

    private static String remedy(String what) {
        return what.matches("[|]?O[0-9]*|object")
                ? "Python objects have no bytes of their own; make it an array of numbers or texts, or use <blob>."
                : "Write float64, <f8, datetime64[ns], <U3 or [('x', '<f8')].";
    }
}
