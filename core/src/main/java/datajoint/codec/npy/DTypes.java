package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.model.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads element types from the texts of numpy. */
public final class DTypes {
    private static final Pattern CODE =
            Pattern.compile("([<>|=]?)([biufcSUVMm])(\\d{1,9})(?:\\[([0-9A-Za-z/]{1,20})\\])?");
    private static final Pattern NAME = Pattern.compile("(bool|u?int|float|complex)(\\d{0,3})");
    private static final Pattern TIME = Pattern.compile("(datetime|timedelta)64(?:\\[([0-9A-Za-z/]{1,20})\\])?");

    private DTypes() {}

    /**
     * @param text {@code float64}, {@code <f8}, {@code datetime64[us]}, {@code [('x', '<f8')]}, ...
     * @throws CorruptBlobException if it is no such text, or a type that Java has no values for, such as objects
     */
    public static DType parse(String text) {
        String trimmed = text.strip();
        return trimmed.startsWith("[") || trimmed.startsWith("{") ? of(PythonLiteral.parse(trimmed)) : simple(trimmed);
    }

    /** @param description as the header of a file has it */
    static DType of(Object description) {
        if (description instanceof String text) {
            return simple(text);
        }
        try {
            if (description instanceof List<?> fields) {
                return packed(fields);
            }
            if (description instanceof Map<?, ?> parts) {
                return placed(parts);
            }
        } catch (ArithmeticException | DataException e) {
            throw new CorruptBlobException(
                    "The structure %s is too large or does not fit.".formatted(description),
                    "Look at what wrote it.",
                    e);
        }
        throw unknown(description);
    }

    /** Fields one after the other; one without a name is a gap. */
    private static DType packed(List<?> descriptions) {
        List<DType.Field> fields = new ArrayList<>();
        int end = 0;
        for (Object description : descriptions) {
            if (!(description instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
                throw unknown(description);
            }
            List<Integer> shape = parts.size() == 3 ? shape(parts.get(2)) : List.of();
            DType.Field field = new DType.Field(name(parts.get(0)), end, of(parts.get(1)), shape);
            end = Math.addExact(end, field.bytes());
            if (!field.name().isEmpty()) {
                fields.add(field);
            }
        }
        requireNew(fields);
        return DType.struct(fields, end);
    }

    /** {@code {'names': [...], 'formats': [...], 'offsets': [...], 'itemsize': n}}. */
    private static DType placed(Map<?, ?> parts) {
        if (!(parts.get("names") instanceof List<?> names)
                || !(parts.get("formats") instanceof List<?> formats)
                || !(parts.get("offsets") instanceof List<?> offsets)
                || !(parts.get("itemsize") instanceof Long bytes)
                || names.size() != formats.size()
                || names.size() != offsets.size()) {
            throw unknown(parts);
        }
        List<DType.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object format = formats.get(i);
            boolean isArray = format instanceof List<?> pair && pair.size() == 2 && pair.get(1) instanceof List<?>;
            List<?> pair = isArray ? (List<?>) format : List.of(format, List.of());
            fields.add(
                    new DType.Field(name(names.get(i)), length(offsets.get(i)), of(pair.get(0)), shape(pair.get(1))));
        }
        requireNew(fields);
        return DType.struct(fields, length(bytes));
    }

    private static void requireNew(List<DType.Field> fields) {
        if (fields.stream().map(DType.Field::name).distinct().count() < fields.size()) {
            throw new CorruptBlobException("A structure has two fields of one name.", "Look at what wrote it.");
        }
    }

    /** A title beside the name says nothing about the bytes. */
    private static String name(Object description) {
        if (description instanceof List<?> pair && pair.size() == 2) {
            return name(pair.get(1));
        }
        if (description instanceof String name) {
            return name;
        }
        throw unknown(description);
    }

    static List<Integer> shape(Object description) {
        if (description instanceof Long length) {
            return List.of(length(length));
        }
        if (!(description instanceof List<?> lengths)) {
            throw unknown(description);
        }
        return lengths.stream().map(DTypes::length).toList();
    }

    private static int length(Object number) {
        if (number instanceof Long length && length >= 0 && length <= Integer.MAX_VALUE) {
            return length.intValue();
        }
        throw new CorruptBlobException(
                "%s is no length that Java can hold.".formatted(number), "Look at what wrote the array.");
    }

    private static DType simple(String text) {
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            DType type = ofCode(text, code.group(2), Integer.parseInt(code.group(3)), code.group(4));
            return code.group(1).equals(">") ? type.bigEndian() : type;
        }
        if (text.equals("?")) {
            return DType.BOOL;
        }
        Matcher name = NAME.matcher(text);
        if (name.matches() && (name.group(1).equals("bool") == name.group(2).isEmpty())) {
            int bits = name.group(2).isEmpty() ? 8 : Integer.parseInt(name.group(2));
            String letter = name.group(1).substring(0, 1);
            return ofCode(text, letter, bits % 8 == 0 ? bits / 8 : -1, null);
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            String unit = time.group(2) == null ? "" : time.group(2);
            return time.group(1).equals("datetime") ? DType.datetime64(unit) : DType.timedelta64(unit);
        }
        throw unknown(text);
    }

    private static DType ofCode(String text, String letter, int size, @org.jspecify.annotations.Nullable String unit) {
        boolean isTime = letter.equals("M") || letter.equals("m");
        if (unit != null && !isTime) {
            throw unknown(text);
        }
        List<Integer> sizes = switch (letter) {
            case "b" -> List.of(1);
            case "i", "u" -> List.of(1, 2, 4, 8);
            case "f" -> List.of(2, 4, 8);
            case "c" -> List.of(8, 16);
            case "M", "m" -> List.of(8);
            default -> List.of();
        };
        if ((!sizes.isEmpty() && !sizes.contains(size)) || (letter.equals("U") && size > Integer.MAX_VALUE / 4)) {
            throw unknown(text);
        }
        return switch (letter) {
            case "b" -> DType.BOOL;
            case "i" -> new DType(DType.Kind.INT, size, "");
            case "u" -> new DType(DType.Kind.UINT, size, "");
            case "f" -> new DType(DType.Kind.FLOAT, size, "");
            case "c" -> new DType(DType.Kind.COMPLEX, size, "");
            case "S" -> DType.bytes(size);
            case "U" -> DType.text(size);
            case "V" -> new DType(DType.Kind.VOID, size, "");
            case "M" -> DType.datetime64(unit == null ? "" : unit);
            default -> DType.timedelta64(unit == null ? "" : unit);
        };
    }

    private static CorruptBlobException unknown(Object description) {
        return new CorruptBlobException(
                "'%s' is no type of array elements that Java can hold.".formatted(description),
                "Objects, long doubles and the like have to be converted in Python first.");
    }
}
