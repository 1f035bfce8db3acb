package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.fuzz.FuzzTarget;
import datajoint.model.CodecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code .npy} files. What can be read must also come through writing and reading. */
public final class NpyFuzz implements FuzzTarget {
    private static final int BYTES_PER_BYTE = 1000;
    private static final int SPARE_BYTES = 1 << 18;
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final List<String> TYPES = List.of(
            "<f8",
            ">f4",
            "|b1",
            "<i2",
            "|u1",
            "<c16",
            "<M8[ns]",
            ">m8[25s]",
            "<M8",
            "|S3",
            "<U2",
            "|V5",
            "|S0",
            "<U0",
            "|V0",
            "|O",
            "<f16",
            "<f3",
            "<U536870911",
            "<S999999999",
            "<i4[s]",
            "",
            "?",
            "<M8[generic]",
            "V2147483648");
    private static final List<String> LENGTHS = List.of(
            "0",
            "1",
            "2",
            "3",
            "2",
            "3",
            "-1",
            "65536",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "True",
            "2L",
            "'3'",
            "()");

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (Object array : List.of(
                new double[] {1, 2},
                new float[2][3],
                new boolean[] {true},
                new long[0],
                new short[2][0][2],
                new byte[70_000])) {
            seeds.add(written(NdArray.of(array)));
        }
        seeds.add(file(
                1,
                "{'descr': [('x', '<f8'), ('n\\xe4', '|S3', (2,)), ('', '|V2')], 'fortran_order': True, 'shape': (2,), }\n",
                32));
        seeds.add(file(
                2,
                "{'descr': {'names': ['a', 'b'], 'formats': ['<i4', ('<f4', (2,))], 'offsets': [8, 0], 'itemsize': 16},"
                        + " 'fortran_order': False, 'shape': (1, 2), }",
                32));
        seeds.add(file(
                3,
                "{'descr': [('a', [('b', '<U2')]), (('title', 'c'), '>i8')], 'fortran_order': False, 'shape': (), }",
                16));
        DType.Field field = new DType.Field("x", 1, DType.FLOAT32, List.of(2));
        DType gaps = DType.struct(List.of(field), 11);
        seeds.add(written(NdArray.columnMajor(gaps, new int[] {2, 3}, ByteBuffer.allocate(66))));
        return seeds;
    }

    @Override
    public byte[] hostile(Random random) {
        String text = "{'descr': %s, 'fortran_order': %s, 'shape': %s, }%s"
                .formatted(
                        type(random, 3),
                        random.nextInt(20) > 0 ? random.nextBoolean() ? "True" : "False" : type(random, 1),
                        shape(random),
                        random.nextInt(20) > 0 ? "\n" : type(random, 0));
        String odd = random.nextInt(100) == 0 ? "[".repeat(random.nextInt(5000)) + text : text;
        return file(random.nextInt(20) > 0 ? 1 + random.nextInt(3) : random.nextInt(256), odd, random.nextInt(200));
    }

    private static String type(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind < 4) {
            return "'" + TYPES.get(random.nextInt(TYPES.size())) + "'";
        }
        int fields = random.nextInt(3);
        if (kind == 4) {
            return repeated(
                    fields,
                    () -> "('%s', %s%s)"
                            .formatted(
                                    name(random),
                                    type(random, depth - 1),
                                    random.nextInt(3) > 0 ? "" : ", " + shape(random)));
        }
        return "{'names': %s, 'formats': %s, 'offsets': %s, 'itemsize': %s}"
                .formatted(
                        repeated(fields, () -> "'" + name(random) + "'"),
                        repeated(fields, () -> type(random, depth - 1)),
                        repeated(fields, () -> LENGTHS.get(random.nextInt(LENGTHS.size()))),
                        LENGTHS.get(random.nextInt(LENGTHS.size())));
    }

    private static String name(Random random) {
        return List.of("", "a", "b", "\\x00", "\\ud800", "\\U00110000", "\\'", "\\q", "n\u00e4")
                .get(random.nextInt(9));
    }

    private static String shape(Random random) {
        String lengths = IntStream.range(0, random.nextInt(random.nextInt(50) == 0 ? 70 : 4))
                .mapToObj(i -> LENGTHS.get(random.nextInt(random.nextInt(4) > 0 ? 6 : LENGTHS.size())) + ",")
                .collect(Collectors.joining(" "));
        return "(" + lengths + ")";
    }

    private static String repeated(int count, java.util.function.Supplier<String> item) {
        return IntStream.range(0, count).mapToObj(i -> item.get()).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void decode(byte[] input) {
        NdArray array;
        try {
            array = Npy.read(ByteBuffer.wrap(input));
        } catch (CorruptBlobException expected) {
            return;
        }
        byte[] written;
        try {
            written = written(array);
        } catch (CodecException expected) {
            return;
        }
        if (!Npy.read(ByteBuffer.wrap(written)).equals(array)) {
            throw new IllegalStateException("read otherwise after writing");
        }
        if (array.toString().length() > 100 + 20L * input.length) {
            throw new IllegalStateException("the text is too long");
        }
    }

    @Override
    public long mayAllocate(byte[] input) {
        return SPARE_BYTES + BYTES_PER_BYTE * (long) input.length;
    }

    private static byte[] written(NdArray array) {
        try {
            return Npy.content(array).open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(int version, String header, int data) {
        byte[] text = header.getBytes(version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.write(version);
        out.write(0);
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(
                version == 1
                        ? length.putShort((short) text.length).array()
                        : length.putInt(text.length).array());
        out.writeBytes(text);
        out.writeBytes(new byte[data]);
        return out.toByteArray();
    }
}
