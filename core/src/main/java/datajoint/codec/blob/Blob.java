package datajoint.codec.blob;

import datajoint.codec.CorruptBlobException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as the bytes of a {@code <blob>}, and back. Shared with Python and MATLAB: {@code docs/values.md} has the table of
 * types.
 */
public final class Blob {
    private static final int MAGIC_LENGTH = 4;

    private Blob() {}

    /** Reads a blob of either dialect: the one of the two in which the bytes make sense. */
    public static @Nullable Object decode(byte[] blob) {
        return decode(blob, BlobLimits.DEFAULT);
    }

    /** @throws CorruptBlobException if the bytes are no blob, or a broken one */
    public static @Nullable Object decode(byte[] blob, BlobLimits limits) {
        requireMagic(blob);
        try {
            return decode(blob, Dialect.WIDE, limits);
        } catch (CorruptBlobException wide) {
            Optional<Object> narrow = tryNarrow(blob, limits);
            if (narrow.isPresent()) {
                return narrow.get();
            }
            throw wide;
        }
    }

    /** Reads a blob whose dialect is known. */
    public static @Nullable Object decode(byte[] blob, Dialect dialect, BlobLimits limits) {
        requireMagic(blob);
        byte[] content = Envelope.isCompressed(blob) ? Envelope.open(blob, dialect, limits) : blob;
        requireProtocol(content);
        BlobInput in = new BlobInput(content, MAGIC_LENGTH, dialect);
        Object value = new BlobReader(in, limits).read();
        if (in.remaining() > 0) {
            throw in.corrupt("the value ends with %d bytes left".formatted(in.remaining()));
        }
        return value;
    }

    public static byte[] encode(@Nullable Object value) {
        return encode(value, Compression.ADAPTIVE);
    }

    /** @throws datajoint.model.CodecException if a value has no form that Python could read */
    public static byte[] encode(@Nullable Object value, Compression compression) {
        BlobOutput out = new BlobWriter().write(value);
        return Envelope.wrap(out.buffer(), out.length(), compression);
    }

    /** True if the bytes begin as a blob does; columns hold what many programs wrote. */
    public static boolean isBlob(byte[] bytes) {
        return Envelope.isCompressed(bytes) || hasProtocol(bytes);
    }

    /** Only MATLAB wrote it, so that a value in it is never null. */
    private static Optional<Object> tryNarrow(byte[] blob, BlobLimits limits) {
        try {
            return Optional.ofNullable(decode(blob, Dialect.NARROW, limits));
        } catch (CorruptBlobException neither) {
            return Optional.empty();
        }
    }

    private static void requireMagic(byte[] bytes) {
        if (!isBlob(bytes)) {
            String begin = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1)
                    .replaceAll("[^ -~]", ".");
            throw new CorruptBlobException(
                    "%d bytes that begin with \"%s\" are no blob.".formatted(bytes.length, begin),
                    "Declare the attribute as bytes to read them as they are.");
        }
    }

    private static void requireProtocol(byte[] content) {
        if (!hasProtocol(content)) {
            throw new CorruptBlobException(
                    "The compressed bytes hold no blob.", "Declare the attribute as bytes to read them as they are.");
        }
    }

    private static boolean hasProtocol(byte[] bytes) {
        if (bytes.length < MAGIC_LENGTH) {
            return false;
        }
        byte[] begin = Arrays.copyOf(bytes, MAGIC_LENGTH);
        String protocol = new String(begin, StandardCharsets.ISO_8859_1);
        return protocol.equals("mYm\0") || protocol.equals("dj0\0");
    }
}
