package datajoint.codec.blob;

import datajoint.codec.CorruptBlobException;
import datajoint.fuzz.FuzzTarget;
import datajoint.model.CodecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Blobs of both dialects. What can be read must also come through writing and reading. */
public final class BlobFuzz implements FuzzTarget {
    private static final BlobLimits LIMITS = new BlobLimits(1 << 20, 1032, 200);
    /** An element of one byte, as a node of a map with a number in it, written and read again. */
    private static final int BYTES_PER_BYTE = 400;

    private static final int SPARE_BYTES = 1 << 18;

    @Override
    public String name() {
        return "blob";
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        GoldenBlobs.cases().forEach(golden -> {
            seeds.add(golden.bytes());
            if (Envelope.isCompressed(golden.bytes())) {
                seeds.add(Blob.encode(Blob.decode(golden.bytes()), Compression.NEVER));
            }
        });
        for (int seed = 0; seed < 500; seed++) {
            Compression compression = seed % 4 == 0 ? Compression.ALWAYS : Compression.NEVER;
            seeds.add(Blob.encode(new RandomValues(seed).next(), compression));
        }
        return seeds;
    }

    @Override
    public byte[] hostile(Random random) {
        return new HostileBlobs(random).next();
    }

    @Override
    public void decode(byte[] input) {
        Object value;
        try {
            value = Blob.decode(input, LIMITS);
        } catch (CorruptBlobException expected) {
            return;
        }
        byte[] written;
        try {
            written = Blob.encode(value, Compression.NEVER);
        } catch (CodecException expected) {
            return;
        }
        if (!Objects.equals(Blob.decode(written), value)) {
            throw new IllegalStateException("read otherwise after writing");
        }
    }

    @Override
    public long mayAllocate(byte[] input) {
        return SPARE_BYTES + BYTES_PER_BYTE * Math.max(input.length, inflated(input));
    }

    /** How long the content of a compressed blob is, up to the limit; of one that is broken, how long it may say to be. */
    private static long inflated(byte[] input) {
        if (!Envelope.isCompressed(input)) {
            return 0;
        }
        try {
            return Envelope.open(input, Dialect.WIDE, LIMITS).length;
        } catch (CorruptBlobException broken) {
            return Math.min(LIMITS.decompressedBytes(), 1032L * input.length) / BYTES_PER_BYTE * 2;
        }
    }
}
