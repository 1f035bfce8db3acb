package datajoint.codec.blob;

import datajoint.codec.CorruptBlobException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The compressed form around a blob: {@code ZL123\0}, the length, a zlib stream. */
final class Envelope {
    private static final byte[] MAGIC = "ZL123\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + 8;
    private static final int NARROW_HEADER = MAGIC.length + 4;
    private static final int SHORTEST = 1000;
    private static final int SAMPLED_FROM = 1 << 15;
    private static final int SAMPLE = 1 << 12;
    private static final int SAMPLES = 3;
    private static final int UNCHECKED_BYTES = 1 << 20;
    /** No stream of zlib holds more than so many times its own length. */
    private static final int MOST_OF_ZLIB = 1032;

    private Envelope() {}

    static boolean isCompressed(byte[] blob) {
        return blob.length >= MAGIC.length && Arrays.equals(blob, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static byte[] open(byte[] blob, Dialect dialect, BlobLimits limits) {
        int header = dialect == Dialect.WIDE ? HEADER : NARROW_HEADER;
        if (blob.length < header) {
            throw corrupt("The blob ends inside its header.");
        }
        ByteBuffer numbers = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        long length =
                dialect == Dialect.WIDE ? numbers.getLong(MAGIC.length) : numbers.getInt(MAGIC.length) & 0xffffffffL;
        int packed = blob.length - header;
        if (length < 0
                || length > limits.decompressedBytes()
                || length / MOST_OF_ZLIB > packed
                || (length > UNCHECKED_BYTES && length / limits.ratio() > packed)) {
            throw corrupt("%d compressed bytes say that they hold %d bytes; the limit is %d bytes and %d to 1."
                    .formatted(packed, length, limits.decompressedBytes(), limits.ratio()));
        }
        return inflate(blob, header, (int) length);
    }

    private static byte[] inflate(byte[] blob, int header, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blob, header, blob.length - header);
            byte[] content = new byte[length];
            int got = 0;
            while (got < length && !inflater.finished()) {
                int more = inflater.inflate(content, got, length - got);
                if (more == 0) {
                    break;
                }
                got += more;
            }
            if (got < length || (!inflater.finished() && inflater.inflate(new byte[1]) > 0) || !inflater.finished()) {
                throw corrupt(
                        "The compressed stream does not hold the %d bytes that its header says.".formatted(length));
            }
            return content;
        } catch (DataFormatException e) {
            throw new CorruptBlobException(
                    "The compressed stream of the blob is broken: %s.".formatted(e.getMessage()),
                    "Restore the row from a backup.",
                    e);
        } finally {
            inflater.end();
        }
    }

    static byte[] wrap(byte[] content, int length, Compression compression) {
        if (length > SHORTEST
                && compression != Compression.NEVER
                && (compression == Compression.ALWAYS || isWorthIt(content, length))) {
            byte[] packed = new byte[length];
            Deflater deflater = new Deflater();
            try {
                deflater.setInput(content, 0, length);
                deflater.finish();
                int size = deflater.deflate(packed, HEADER, length - HEADER);
                if (deflater.finished() && HEADER + size < length) {
                    ByteBuffer header = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
                    header.put(MAGIC).putLong(length);
                    return Arrays.copyOf(packed, HEADER + size);
                }
            } finally {
                deflater.end();
            }
        }
        return content.length == length ? content : Arrays.copyOf(content, length);
    }

    /** Tries a few short pieces: what they do not save, the whole will not save either. */
    private static boolean isWorthIt(byte[] content, int length) {
        if (length < SAMPLED_FROM) {
            return true;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] packed = new byte[2 * SAMPLE];
        int total = 0;
        try {
            for (int i = 0; i < SAMPLES; i++) {
                int from = (int) ((long) (length - SAMPLE) * i / (SAMPLES - 1));
                deflater.reset();
                deflater.setInput(content, from, SAMPLE);
                deflater.finish();
                total += deflater.deflate(packed);
            }
        } finally {
            deflater.end();
        }
        return total < 0.9 * SAMPLES * SAMPLE;
    }

    private static CorruptBlobException corrupt(String problem) {
        return new CorruptBlobException(problem, "Restore the row from a backup; its bytes are cut or changed.");
    }
}
