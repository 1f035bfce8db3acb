package datajoint.codec.array;

import datajoint.codec.literal.Literal;
import datajoint.model.DataException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Element types as numpy writes them. */
final class DTypeText {
    private DTypeText() {}

    static String code(DType type) {
        String order = type.order() == ByteOrder.BIG_ENDIAN ? ">" : "<";
        String sized = type.bytes() == 1 ? "|" : order;
        return switch (type.kind()) {
            case BOOL -> "|b1";
            case INT -> sized + "i" + type.bytes();
            case UINT -> sized + "u" + type.bytes();
            case FLOAT -> order + "f" + type.bytes();
            case COMPLEX -> order + "c" + type.bytes();
            case CHAR -> order + "char";
            case DATETIME -> order + "M8" + unit(type);
            case TIMEDELTA -> order + "m8" + unit(type);
            case BYTES -> "|S" + type.bytes();
            case TEXT -> order + "U" + type.bytes() / 4;
            case VOID, STRUCT -> "|V" + type.bytes();
        };
    }

    /** What {@code str(dtype)} gives. */
    static String name(DType type) {
        boolean isNative = type.order() == ByteOrder.LITTLE_ENDIAN;
        return switch (type.kind()) {
            case BOOL, CHAR -> type.kind().name().toLowerCase(Locale.ROOT);
            case INT, UINT, FLOAT, COMPLEX ->
                isNative ? type.kind().name().toLowerCase(Locale.ROOT) + 8 * type.bytes() : code(type);
            case DATETIME -> isNative ? "datetime64" + unit(type) : code(type);
            case TIMEDELTA -> isNative ? "timedelta64" + unit(type) : code(type);
            case BYTES, TEXT, VOID -> code(type);
            case STRUCT -> struct(type);
        };
    }

    /** What the header of a npy file has: texts in quotes, lists with gaps as fields without a name. */
    static String descr(DType type) {
        if (type.kind() != DType.Kind.STRUCT) {
            return Literal.quoted(code(type));
        }
        List<String> parts = new ArrayList<>();
        int end = 0;
        for (DType.Field field : type.fields()) {
            if (field.offset() < end) {
                throw new DataException(
                        "The field '%s' of %s begins before the one before it ends.".formatted(field.name(), type),
                        "Give the fields in the order of their offsets, without overlap.");
            }
            gap(field.offset() - end, parts);
            parts.add("(" + Literal.quoted(field.name()) + ", " + descr(field.type()) + shape(field) + ")");
            end = field.offset() + field.bytes();
        }
        gap(type.bytes() - end, parts);
        return "[" + String.join(", ", parts) + "]";
    }

    private static void gap(int bytes, List<String> parts) {
        if (bytes > 0) {
            parts.add("('', '|V" + bytes + "')");
        }
    }

    private static String unit(DType type) {
        return type.unit().isEmpty() ? "" : "[" + type.unit() + "]";
    }

    private static String struct(DType type) {
        if (isPacked(type)) {
            return each(
                    type,
                    field -> "(" + Literal.quoted(field.name()) + ", " + format(field.type()) + shape(field) + ")");
        }
        return "{'names': %s, 'formats': %s, 'offsets': %s, 'itemsize': %d}"
                .formatted(
                        each(type, field -> Literal.quoted(field.name())),
                        each(type, DTypeText::formatOf),
                        each(type, field -> String.valueOf(field.offset())),
                        type.bytes());
    }

    private static boolean isPacked(DType type) {
        int end = 0;
        for (DType.Field field : type.fields()) {
            if (field.offset() != end) {
                return false;
            }
            end += field.bytes();
        }
        return end == type.bytes();
    }

    private static String formatOf(DType.Field field) {
        String format = format(field.type());
        return field.shape().isEmpty() ? format : "(" + format + shape(field) + ")";
    }

    /** Within a structure numpy writes shorter codes, and none of order where there is none. */
    private static String format(DType type) {
        return switch (type.kind()) {
            case STRUCT -> struct(type);
            case BOOL -> "'?'";
            case BYTES -> type.bytes() == 0 ? "'S'" : "'S" + type.bytes() + "'";
            case VOID -> type.bytes() == 0 ? "'V'" : "'V" + type.bytes() + "'";
            default -> Literal.quoted(code(type).replace("|", ""));
        };
    }

    private static String shape(DType.Field field) {
        return field.shape().isEmpty() ? "" : ", " + tuple(field.shape());
    }

    /** {@code (3,)}, {@code (3, 4)}. */
    static String tuple(List<? extends Number> numbers) {
        String inner = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + inner + (numbers.size() == 1 ? ",)" : ")");
    }

    private static String each(DType type, Function<DType.Field, String> text) {
        return type.fields().stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }
}
