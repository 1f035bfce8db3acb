package datajoint.codec.npy;

import datajoint.codec.array.DType;
import datajoint.model.CodecException;
import datajoint.model.DataException;
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
        if (hasChars(dtype)) {
            throw new CodecException(
                    "numpy has no arrays of 16-bit characters.", "Give an array of String, or of uint16.");
        }
        try {
            return dtype.description();
        } catch (DataException e) {
            throw new CodecException(".npy files have no such structure: " + e.problem(), e.remedy(), e);
        }
    }

    private static boolean hasChars(DType dtype) {
        return dtype.kind() == DType.Kind.CHAR || dtype.fields().stream().anyMatch(field -> hasChars(field.type()));
    }

    private static String tuple(List<Integer> numbers) {
        return numbers.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", numbers.size() == 1 ? ",)" : ")"));
    }
}
