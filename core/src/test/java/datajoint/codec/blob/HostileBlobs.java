package datajoint.codec.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/** Blobs in which most lengths are right, so that the values inside are reached, and some values are not. */
final class HostileBlobs {
    private static final byte[] CODES = {
        'A', 'A', 'A', 'C', 'F', 'P', 'S', 'd', 't', 'u', 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, (byte) 0xff
    };
    private static final List<String> DECIMALS = List.of(
            "1E+999999999",
            "1E-2147483648",
            "-0",
            "+1",
            "1e5",
            ".5",
            "5.",
            "",
            "NaN",
            "sNaN",
            "nan",
            "Infinity",
            "Inf",
            "1E",
            "\u0663\u0664",
            "0x10",
            "1_000",
            " 1",
            "--1");
    private static final int[] TYPES = {3, 4, 5, 5, 6, 7, 8, 9, 10, 14, 15, 65536, 65548, 65549, 0, 1, 2, 16, -1};

    private final Random random;
    private final boolean wide;

    HostileBlobs(Random random) {
        this.random = random;
        this.wide = random.nextInt(5) > 0;
    }

    byte[] next() {
        byte[] value = random.nextInt(300) == 0 ? nest(190 + random.nextInt(20)) : value(4);
        byte[] blob = join("mYm\0".getBytes(StandardCharsets.US_ASCII), value);
        return random.nextInt(10) == 0 ? zipped(blob) : blob;
    }

    private byte[] value(int depth) {
        byte code = CODES[random.nextInt(CODES.length)];
        return join(
                new byte[] {code},
                switch (code) {
                    case 'A' -> array(depth);
                    case 'C' -> cells(depth);
                    case 'F' -> records(depth);
                    case 'P' -> sparse();
                    case 'S' -> structs(depth);
                    case 'd' -> text(decimal());
                    case 't' -> join(i32(odd(20_241_231)), i64(odd(235_959_999_999L)));
                    case 'u' -> noise(16);
                    case 1, 2, 3 -> items(depth, random.nextInt(4), 1);
                    case 4 -> items(depth, random.nextInt(3), 2);
                    case 5 -> text(random.nextInt(3) == 0 ? "\ud83d" : "h\u00e4");
                    case 6 -> join(count(4), noise(4));
                    case 10 -> integer();
                    case 11 -> noise(1);
                    case 12 -> noise(16);
                    case 13 -> noise(8);
                    default -> new byte[0];
                });
    }

    private byte[] array(int depth) {
        int[] shape = shape();
        int type = TYPES[random.nextInt(TYPES.length)];
        int complex = random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0;
        byte[] head = join(dimensions(shape), join(i32(type), i32(complex)));
        if (type == ElementId.OBJECT) {
            return join(head, elements(size(shape), depth));
        }
        int each = ElementId.type(type).map(dtype -> dtype.bytes()).orElse(1);
        return join(head, noise(size(shape) * each * (1 + complex)));
    }

    private byte[] cells(int depth) {
        int[] shape = shape();
        return join(dimensions(shape), elements(size(shape), depth));
    }

    private byte[] structs(int depth) {
        int[] shape = random.nextInt(20) == 0 ? new int[] {65_536} : shape();
        int fields = size(shape) > 1000 ? 0 : random.nextInt(3);
        return join(dimensions(shape), join(names(fields), elements(size(shape) * fields, depth)));
    }

    private byte[] records(int depth) {
        int fields = random.nextInt(4);
        byte[] bytes = names(fields);
        int[] shape = shape();
        for (int i = 0; i < fields; i++) {
            bytes = join(bytes, random.nextInt(8) == 0 ? value(depth - 1) : join(new byte[] {'A'}, numbers(shape)));
        }
        return bytes;
    }

    private byte[] numbers(int[] shape) {
        return join(dimensions(shape), join(join(i32(8), i32(0)), noise(size(shape))));
    }

    private byte[] sparse() {
        int columns = random.nextInt(4);
        int values = random.nextInt(4);
        byte[] bytes =
                join(join(count(odd(3)), count(columns)), join(count(values), join(i32(6), i32(random.nextInt(2)))));
        for (int i = 0; i <= columns + values; i++) {
            bytes = join(bytes, count(odd(random.nextInt(4))));
        }
        return join(bytes, noise(8 * values));
    }

    private byte[] items(int depth, int count, int each) {
        return join(count(odd(count)), elements(count * each, depth));
    }

    private byte[] elements(int count, int depth) {
        byte[] bytes = {};
        for (int i = 0; i < count; i++) {
            byte[] value = depth > 0 ? value(depth - 1) : new byte[] {(byte) 0xff};
            bytes = join(bytes, join(count(odd(value.length)), value));
        }
        return bytes;
    }

    private byte[] nest(int depth) {
        byte[] value = {(byte) 0xff};
        for (int i = 0; i < depth; i++) {
            value = join(join(new byte[] {(byte) (1 + random.nextInt(3))}, count(1)), join(count(value.length), value));
        }
        return value;
    }

    private String decimal() {
        int kind = random.nextInt(30);
        return kind == 0
                ? "\u0663".repeat(20_000)
                : kind == 1 ? "9".repeat(20_000) : DECIMALS.get(random.nextInt(DECIMALS.size()));
    }

    private byte[] integer() {
        int length = random.nextInt(20);
        return join(new byte[] {(byte) length, 0}, noise(length));
    }

    private byte[] names(int count) {
        byte[] bytes = i32((int) odd(count));
        for (int i = 0; i < count; i++) {
            String name = random.nextInt(5) == 0 ? "" : "n" + random.nextInt(3);
            bytes = join(bytes, join(name.getBytes(StandardCharsets.UTF_8), new byte[1]));
        }
        return bytes;
    }

    private byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(count(bytes.length), bytes);
    }

    private byte[] dimensions(int[] shape) {
        byte[] bytes = count(odd(shape.length));
        for (int length : shape) {
            bytes = join(bytes, count(odd(length)));
        }
        return bytes;
    }

    private int[] shape() {
        return random.ints(random.nextInt(4), 0, 4).toArray();
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    /** This number as a rule, at times another. */
    private long odd(long number) {
        return random.nextInt(60) > 0
                ? number
                : random.nextBoolean() ? random.nextLong() : number + random.nextInt(5) - 2;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] count(long value) {
        return wide ? i64(value) : i32(value);
    }

    private static byte[] i32(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    private static byte[] i64(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    /** Also bombs: a long run of zeros behind the value. */
    private byte[] zipped(byte[] blob) {
        byte[] content = random.nextInt(50) == 0 ? join(blob, new byte[random.nextInt(4_000_000)]) : blob;
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("ZL123\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(count(odd(content.length)));
        byte[] chunk = new byte[1 << 12];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
