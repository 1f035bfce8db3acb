package datajoint.interop.store;

import datajoint.codec.array.DType;
import datajoint.codec.array.DType.Field;
import datajoint.codec.array.DType.Kind;
import datajoint.codec.array.NdArray;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Arrays in files: each type in both orders, all forms. */
final class NpyCases {
    private static final DType GAPS = DType.struct(
            List.of(new Field("b", 0, DType.INT8, List.of()), new Field("d", 8, DType.FLOAT64, List.of())), 16);
    private static final DType NESTED = DType.struct(List.of(
            new Field("id", 0, DType.INT32, List.of()),
            new Field("v", 4, DType.FLOAT32, List.of(3)),
            new Field("deep", 16, GAPS, List.of()),
            new Field("naïve 'x'", 32, DType.text(2), List.of())));
    private static final List<DType> TYPES = List.of(
            DType.BOOL,
            DType.INT8,
            DType.INT16,
            DType.INT32,
            DType.INT64,
            DType.UINT8,
            DType.UINT16,
            DType.UINT32,
            DType.UINT64,
            DType.FLOAT16,
            DType.FLOAT32,
            DType.FLOAT64,
            DType.COMPLEX64,
            DType.COMPLEX128,
            DType.INT16.bigEndian(),
            DType.UINT64.bigEndian(),
            DType.FLOAT64.bigEndian(),
            DType.COMPLEX64.bigEndian(),
            DType.datetime64("ns"),
            DType.datetime64("D"),
            DType.datetime64("15m"),
            DType.datetime64("ms").bigEndian(),
            DType.timedelta64("us"),
            DType.text(3),
            DType.text(3).bigEndian(),
            DType.bytes(5),
            new DType(Kind.VOID, 3, ""),
            GAPS,
            NESTED);

    private NpyCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (DType type : TYPES) {
            ByteBuffer data = data(type, 6);
            cases.add(new Case("npy_main", "C " + type, NdArray.rowMajor(type, new int[] {2, 3}, data)));
            cases.add(new Case("npy_alt", "F " + type, NdArray.columnMajor(type, new int[] {2, 3}, data)));
        }
        NdArray cube = NdArray.of(new short[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}});
        cases.add(new Case("npy_main", "java array", new double[][] {{1, Double.NaN}, {-0.0, 4}}));
        cases.add(new Case("npy_main", "boxed in the middle", new float[0][3]));
        cases.add(new Case("npy_main", "0-d", NdArray.rowMajor(DType.FLOAT64, new int[0], data(DType.FLOAT64, 1))));
        cases.add(new Case("npy_main", "empty", NdArray.rowMajor(DType.INT16, new int[] {0, 3}, data(DType.INT16, 0))));
        cases.add(new Case("npy_main", "strided", cube.slice(2, 0, 2, 2).select(0, 1)));
        cases.add(new Case("npy_main", "transposed", cube.transpose()));
        cases.add(new Case(
                "npy_main", "backwards", NdArray.of(new int[] {1, 2, 3}).slice(0, 2, -1, -1)));
        cases.add(new Case("npy_main", "pk: a/b:c*?\"<>|\\ d%e é", new int[] {1}));
        cases.add(new Case("npy_alt", "long " + "xé".repeat(70), new int[] {1}));
        return cases;
    }

    private static ByteBuffer data(DType type, int count) {
        ByteBuffer data = ByteBuffer.allocate(type.bytes() * count);
        for (int i = 0; i < count; i++) {
            fill(data, type, i * type.bytes(), i);
        }
        return data;
    }

    /** Any bits serve as numbers; the gaps of structures are zero. */
    private static void fill(ByteBuffer data, DType type, int place, int seed) {
        switch (type.kind()) {
            case STRUCT -> {
                for (Field field : type.fields()) {
                    for (int at = 0; at < field.bytes(); at += field.type().bytes()) {
                        fill(data, field.type(), place + field.offset() + at, seed + at);
                    }
                }
            }
            case TEXT -> {
                for (int at = 0; at < type.bytes(); at += 4) {
                    data.duplicate().order(type.order()).putInt(place + at, 0x1f42d + seed + at);
                }
            }
            case BOOL -> data.put(place, (byte) (seed & 1));
            default -> {
                for (int at = 0; at < type.bytes(); at++) {
                    data.put(place + at, (byte) (33 + 17 * seed + 5 * at));
                }
            }
        }
    }
}
