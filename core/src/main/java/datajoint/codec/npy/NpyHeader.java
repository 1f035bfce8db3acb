package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.codec.literal.Literal;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
    private static final int MOST_WITHOUT_BYTES = 100;

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /** The bytes of all elements. @throws CorruptBlobException if they are more than Java can hold in one piece */
    public int dataBytes() {
        long bytes = dtype.bytes();
        // Texts without characters take no bytes, and have to be counted all the same
        long size = 1;
        if (shape.contains(0)) {
            return 0;
        }
        for (int length : shape) {
            bytes *= length;
            size *= length;
            if (bytes > Integer.MAX_VALUE || size > Integer.MAX_VALUE) {
                throw new CorruptBlobException(
                        "An array of %s with shape %s has more than 2 GiB, which Java cannot hold in one piece."
                                .formatted(dtype, shape),
                        "Read it in slices: NpyRef.rows(from, to).");
            }
        }
        return dtype.bytes() == 0 ? 0 : (int) bytes;
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
        if (version < 1 || version > 3 || in.get() != 0 || (version > 1 && in.remaining() < 4)) {
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
        return header(decoded(text, charset), end);
    }

    private static NpyHeader header(String text, int end) {
        try {
            if (!(Literal.parse(text) instanceof Literal.Dict dict)
                    || dict.entries().size() != 3
                    || !(dict.entries().get("fortran_order") instanceof Literal.Truth columnMajor)
                    || !(dict.entries().get("shape") instanceof Literal.Tuple lengths)
                    || lengths.items().size() > MOST_DIMENSIONS) {
                throw corrupt("its header says not just descr, fortran_order and shape");
            }
            DType dtype = DType.of(dict.entries().getOrDefault("descr", new Literal.None()));
            List<Integer> shape = shape(lengths);
            requireBytes(dtype, shape);
            return new NpyHeader(dtype, columnMajor.value(), shape, end);
        } catch (DataException e) {
            throw new CorruptBlobException("The header of the .npy file cannot be read: " + e.problem(), e.remedy(), e);
        }
    }

    /** Elements without bytes could be any number, and each costs time. */
    private static void requireBytes(DType dtype, List<Integer> shape) {
        long count = 1;
        for (int length : shape) {
            count = Math.min(Integer.MAX_VALUE, count * length);
        }
        if (dtype.bytes() == 0 && count > MOST_WITHOUT_BYTES) {
            throw corrupt("it has an array of %s without bytes and with shape %s".formatted(dtype, shape));
        }
        dtype.fields().forEach(field -> requireBytes(field.type(), field.shape()));
    }

    private static List<Integer> shape(Literal.Tuple lengths) {
        List<Integer> shape = new ArrayList<>();
        for (Literal length : lengths.items()) {
            if (!(length instanceof Literal.Whole whole) || whole.value() < 0 || whole.value() > Integer.MAX_VALUE) {
                throw corrupt("%s is no length that Java can hold".formatted(length));
            }
            shape.add((int) whole.value());
        }
        return shape;
    }

    private static String decoded(byte[] text, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new CorruptBlobException(
                    "The header of the .npy file is not %s text.".formatted(charset),
                    "Look at what wrote it, and whether it was cut.",
                    e);
        }
    }

    private static CorruptBlobException corrupt(String problem) {
        return new CorruptBlobException(
                "This is no .npy file: %s.".formatted(problem), "Look at what wrote it, and whether it was cut.");
    }
}
