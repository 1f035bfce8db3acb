package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.NdArray;
import datajoint.model.CodecException;
import datajoint.store.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Arrays as {@code .npy} files, and back. The same bytes as {@code numpy.save} writes. */
public final class Npy {
    private Npy() {}

    /** A view of a file in memory, which is not copied. @throws CorruptBlobException if it is none, or is cut */
    public static NdArray read(byte[] file) {
        return read(ByteBuffer.wrap(file));
    }

    /**
     * A view of a file in memory, from the buffer's position on. Bytes after the array are ignored, as numpy does.
     *
     * @throws CorruptBlobException if it is none, or is cut
     */
    public static NdArray read(ByteBuffer file) {
        NpyHeader header = NpyHeader.read(file);
        int bytes = header.dataBytes();
        int begin = file.position() + header.dataOffset();
        if (file.limit() - begin < bytes) {
            throw new CorruptBlobException(
                    "The array of %s with shape %s is cut: %d of %d bytes are there."
                            .formatted(header.dtype(), header.shape(), file.limit() - begin, bytes),
                    "Bring the file back from a backup.");
        }
        return array(header, header.shape(), file.slice(begin, bytes));
    }

    /**
     * A view of a file on disk, read by the system as it is used. The file must not change.
     *
     * @throws CodecException if the file cannot be mapped: it is not there, or over 2 GiB
     */
    public static NdArray map(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CodecException(
                        "%s has %d bytes; Java maps at most 2 GiB in one piece.".formatted(file, channel.size()),
                        "Read it in slices: NpyRef.rows(from, to).");
            }
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new CodecException("%s could not be mapped: %s.".formatted(file, e), "Look at the file.", e);
        }
    }

    /**
     * An array as a file; its elements are not copied where they lie without gaps.
     *
     * @throws CodecException if numpy has no such elements: 16-bit characters, or structures whose fields overlap
     */
    public static Content content(NdArray array) {
        boolean columnMajor = !array.isRowMajor() && array.isColumnMajor();
        List<Integer> shape = Arrays.stream(array.shape()).boxed().toList();
        byte[] header = NpyHeaderText.of(array.dtype(), columnMajor, shape);
        return Content.of(ByteBuffer.wrap(header), columnMajor ? array.columnMajorBytes() : array.rowMajorBytes());
    }

    static NdArray array(NpyHeader header, List<Integer> shape, ByteBuffer data) {
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        return header.columnMajor()
                ? NdArray.columnMajor(header.dtype(), lengths, data)
                : NdArray.rowMajor(header.dtype(), lengths, data);
    }
}
