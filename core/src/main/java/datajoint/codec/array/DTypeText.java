package datajoint.codec.array;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
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
            case CHAR -> "<char";
            case DATETIME -> order + "M8" + unit(type);
            case TIMEDELTA -> order + "m8" + unit(type);
            case BYTES -> "|S" + type.bytes();
            case TEXT -> order + "U" + type.bytes() / 4;
            case VOID, STRUCT -> "|V" + type.bytes();
        };
    }

    static String name(DType type) {
        boolean isNative = type.order() == ByteOrder.LITTLE_ENDIAN;
        return switch (type.kind()) {
            case BOOL, CHAR -> type.kind().name().toLowerCase(Locale.ROOT);
            case INT, UINT, FLOAT, COMPLEX ->
                isNative ? type.kind().name().toLowerCase(Locale.ROOT) + 8 * type.bytes() : code(type);
            case DATETIME -> isNative ? "datetime64" + unit(type) : code(type);
            case TIMEDELTA -> isNative ? "timedelta64" + unit(type) : code(type);
            case BYTES, TEXT, VOID -> code(type);
            case STRUCT -> isPacked(type) ? list(type.fields()) : dictionary(type);
        };
    }

    private static String unit(DType type) {
        return type.unit().isEmpty() ? "" : "[" + type.unit() + "]";
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

    private static String list(List<DType.Field> fields) {
        return fields.stream()
                .map(field -> "(" + quoted(field.name()) + ", " + format(field.type()) + shape(field.shape()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String shape(List<Integer> shape) {
        return shape.isEmpty() ? "" : ", " + tuple(shape);
    }

    /** {@code (3,)}, {@code (3, 4)}. */
    static String tuple(List<Integer> numbers) {
        String inner = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + inner + (numbers.size() == 1 ? ",)" : ")");
    }

    private static String dictionary(DType type) {
        return "{'names': %s, 'formats': %s, 'offsets': %s, 'itemsize': %d}"
                .formatted(
                        each(type, field -> quoted(field.name())),
                        each(type, DTypeText::formatOf),
                        each(type, field -> String.valueOf(field.offset())),
                        type.bytes());
    }

    private static String formatOf(DType.Field field) {
        return field.shape().isEmpty()
                ? format(field.type())
                : "(" + format(field.type()) + ", " + tuple(field.shape()) + ")";
    }

    private static String format(DType type) {
        if (type.kind() == DType.Kind.STRUCT) {
            return name(type);
        }
        return type.kind() == DType.Kind.BOOL ? "'?'" : quoted(code(type).replace("|", ""));
    }

    private static String each(DType type, java.util.function.Function<DType.Field, String> text) {
        return type.fields().stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A text as Python writes it in its own source. */
    static String quoted(String text) {
        boolean apostrophe = text.contains("'") && !text.contains("\"");
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return apostrophe ? "\"" + escaped + "\"" : "'" + escaped.replace("'", "\\'") + "'";
    }
}
