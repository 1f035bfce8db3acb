package datajoint.codec.npy;

import datajoint.codec.array.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the header of a {@code .npy} file, byte by byte as numpy does. */
final class NpyHeaderText {
    private static final int ALIGNMENT = 64;
    /** numpy leaves room for the first dimension to grow to so many digits. */
    private static final int DIGITS_OF_GROWTH = 21;

    private NpyHeaderText() {}

    static byte[] of(DType dtype, boolean columnMajor, List<Integer> shape) {
        String text = "{'descr': %s, 'fortran_order': %s, 'shape': %s, }"
                .formatted(description(dtype), columnMajor ? "True" : "False", tuple(shape));
        if (!shape.isEmpty()) {
            int growing = columnMajor ? shape.get(shape.size() - 1) : shape.get(0);
            text += " ".repeat(DIGITS_OF_GROWTH - String.valueOf(growing).length());
        }
        boolean isLatin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        byte[] bytes = text.getBytes(isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        int version = isLatin ? 1 : 3;
        int begin = version == 1 ? 10 : 12;
        int length = padded(begin, bytes.length);
        if (isLatin && length > 0xffff) {
            version = 2;
            begin = 12;
            length = padded(begin, bytes.length);
        }
        return assembled(version, begin, length, bytes);
    }

    /** With a line end, up to a multiple of 64; numpy adds a whole 64 where it fits already. */
    private static int padded(int begin, int length) {
        int end = begin + length + 1;
        return length + 1 + ALIGNMENT - end % ALIGNMENT;
    }

    private static byte[] assembled(int version, int begin, int length, byte[] text) {
        ByteBuffer out = ByteBuffer.allocate(begin + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            out.putShort((short) length);
        } else {
            out.putInt(length);
        }
        out.put(text);
        while (out.remaining() > 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').array();
    }

    private static String description(DType dtype) {
        if (dtype.kind() != DType.Kind.STRUCT) {
            return "'" + dtype.code() + "'";
        }
        StringBuilder text = new StringBuilder("[");
        int end = 0;
        for (DType.Field field : dtype.fields()) {
            gap(text, field.offset() - end);
            comma(text).append('(').append(quoted(field.name())).append(", ").append(description(field.type()));
            text.append(field.shape().isEmpty() ? ")" : ", " + tuple(field.shape()) + ")");
            end = field.offset() + field.bytes();
        }
        gap(text, dtype.bytes() - end);
        return text.append(']').toString();
    }

    private static void gap(StringBuilder text, int bytes) {
        if (bytes > 0) {
            comma(text).append("('', '|V").append(bytes).append("')");
        }
    }

    private static StringBuilder comma(StringBuilder text) {
        return text.length() > 1 ? text.append(", ") : text;
    }

    private static String quoted(String name) {
        String escaped = name.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return name.contains("'") && !name.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }

    private static String tuple(List<Integer> numbers) {
        return numbers.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", numbers.size() == 1 ? ",)" : ")"));
    }
}
