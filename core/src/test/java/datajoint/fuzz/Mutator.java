package datajoint.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes: flips, cuts, splices, lengths that lie. */
final class Mutator {
    private static final long[] LENGTHS = {
        0,
        1,
        2,
        8,
        127,
        128,
        255,
        256,
        1001,
        32_767,
        65_535,
        65_536,
        65_537,
        1 << 20,
        Integer.MAX_VALUE - 8L,
        Integer.MAX_VALUE,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        (1L << 32) + 1,
        Long.MAX_VALUE / 16,
        Long.MAX_VALUE / 8,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -2,
        -8
    };

    private final Random random;
    private final List<byte[]> seeds;

    Mutator(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = seed().clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) (random.nextInt(3) - 1);
            case 3, 4 -> length(bytes, at, bytes.length);
            case 5 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 6 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20));
            }
            case 7 -> {
                return joined(bytes, at, bytes, Math.min(bytes.length, at + 1 + random.nextInt(16)));
            }
            case 8 -> {
                byte[] other = seed();
                return joined(bytes, at, other, random.nextInt(other.length + 1));
            }
            default -> {
                return joined(bytes, at, bytes, at - random.nextInt(Math.min(at + 1, 100)));
            }
        }
        return bytes;
    }

    /** A number of 4 or 8 bytes, often one near the length of the input. */
    private void length(byte[] bytes, int at, int length) {
        long value = random.nextInt(3) == 0
                ? length - at + random.nextInt(20) - 10
                : LENGTHS[random.nextInt(LENGTHS.length)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length - at >= 8 && random.nextInt(3) > 0) {
            buffer.putLong(at, value);
        } else if (bytes.length - at >= 4) {
            buffer.putInt(at, (int) value);
        }
    }

    /** The beginning of one and the end of another. */
    private static byte[] joined(byte[] one, int to, byte[] other, int from) {
        byte[] result = Arrays.copyOf(one, to + other.length - from);
        System.arraycopy(other, from, result, to, other.length - from);
        return result;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }
}
