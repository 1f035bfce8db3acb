package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The beginning of a {@code .npy} file: what the array is. Byte by byte as numpy writes it.
 *
 * @param columnMajor true if the first dimension lies closest, as Fortran has it
 * @param dataOffset where the elements begin, in bytes
 */
public record NpyHeader(DType dtype, boolean columnMajor, List<Integer> shape, int dataOffset) {
    /** No honest header is longer; numpy itself refuses those over 10,000 bytes unless told. */
    static final int MOST_BYTES = 1 << 20;

    /** The fixed part: magic word, version, length. */
    static final int LEAST_BYTES = 10;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_DIMENSIONS = 64;

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /** The bytes of all elements. @throws CorruptBlobException if they are more than Java can hold in one piece */
    public int dataBytes() {
        long bytes = dtype.bytes();
        if (shape.contains(0)) {
            return 0;
        }
        for (int length : shape) {
            bytes *= length;
            if (bytes > Integer.MAX_VALUE) {
                throw new CorruptBlobException(
                        "An array of %s with shape %s has more than 2 GiB, which Java cannot hold in one piece."
                                .formatted(dtype, shape),
                        "Read it in slices: NpyRef.rows(from, to).");
            }
        }
        return (int) bytes;
    }

    /**
     * How many bytes of the file have to be read for the header.
     *
     * @param begin at least 12 bytes of the file, or all of it
     */
    static int length(ByteBuffer begin) {
        ByteBuffer in = begin.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < LEAST_BYTES) {
            throw corrupt("%d bytes are too few".formatted(in.remaining()));
        }
        for (byte letter : MAGIC) {
            if (in.get() != letter) {
                throw corrupt("it does not begin with \\x93NUMPY");
            }
        }
        int version = in.get();
        in.get();
        if (version < 1 || version > 3 || (version > 1 && in.remaining() < 4)) {
            throw corrupt("version %d is not known".formatted(version));
        }
        long length = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffffffffL;
        if (length > MOST_BYTES) {
            throw corrupt("its header has %d bytes, more than %d".formatted(length, MOST_BYTES));
        }
        return (version == 1 ? 10 : 12) + (int) length;
    }

    /** @param file from its beginning, at least up to the elements */
    public static NpyHeader read(ByteBuffer file) {
        int end = length(file);
        if (file.remaining() < end) {
            throw corrupt("it ends within its header");
        }
        int version = file.get(file.position() + MAGIC.length);
        int begin = version == 1 ? 10 : 12;
        byte[] text = new byte[end - begin];
        file.get(file.position() + begin, text);
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        Object parsed = PythonLiteral.parse(new String(text, charset));
        if (!(parsed instanceof Map<?, ?> header)
                || header.size() != 3
                || !(header.get("fortran_order") instanceof Boolean columnMajor)
                || !(header.get("shape") instanceof List<?> lengths)
                || lengths.size() > MOST_DIMENSIONS
                || header.get("descr") == null) {
            throw corrupt("its header says not just descr, fortran_order and shape");
        }
        return new NpyHeader(DTypes.of(header.get("descr")), columnMajor, DTypes.shape(lengths), end);
    }

    private static CorruptBlobException corrupt(String problem) {
        return new CorruptBlobException(
                "This is no .npy file: %s.".formatted(problem), "Look at what wrote it, and whether it was cut.");
    }
}
