package datajoint.codec.blob;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Arrays made by chance: of numbers and of values, structured, and MATLAB's. */
final class RandomArrays {
    private static final List<DType> NUMBERS = List.of(
            DType.BOOL,
            DType.INT8,
            DType.INT16,
            DType.INT32,
            DType.INT64,
            DType.UINT8,
            DType.UINT16,
            DType.UINT32,
            DType.UINT64,
            DType.FLOAT32,
            DType.FLOAT64,
            DType.COMPLEX64,
            DType.COMPLEX128);
    private static final List<DType> TYPES = Stream.concat(
                    NUMBERS.stream(),
                    Stream.of("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")
                            .map(DType::datetime64))
            .toList();

    private final Random random;
    private final RandomValues values;

    RandomArrays(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** Of any type and shape, in either order. */
    NdArray numbers() {
        return random.nextInt(20) == 0 ? numbers(new int[] {random.nextInt(2000)}) : numbers(shape(random.nextInt(5)));
    }

    /** A numpy scalar that can be a key. */
    NdArray number() {
        return array(NUMBERS.get(1 + random.nextInt(NUMBERS.size() - 1)), new int[0]);
    }

    ObjectArray objects(int depth) {
        return objects(shape(random.nextInt(4)), depth);
    }

    RecordArray records(int depth) {
        return records(shape(random.nextInt(3)), depth);
    }

    MatlabCell cell(int depth) {
        int[] shape = shape(random.nextInt(4));
        return new MatlabCell(
                size(shape) == 0
                        ? new ObjectArray(new int[] {0}, List.of())
                        : new ObjectArray(shape, items(shape, depth)));
    }

    MatlabStruct struct(int depth) {
        int[] shape = shape(random.nextInt(3));
        List<String> names = names();
        List<List<Object>> structs = new ArrayList<>();
        for (int i = size(shape); i > 0; i--) {
            List<Object> fields = new ArrayList<>();
            names.forEach(name -> fields.add(values.value(depth - 1)));
            structs.add(fields);
        }
        return new MatlabStruct(shape, names, structs);
    }

    private NdArray numbers(int[] shape) {
        return array(TYPES.get(random.nextInt(TYPES.size())), shape);
    }

    private NdArray array(DType dtype, int[] shape) {
        byte[] bytes = new byte[size(shape) * dtype.bytes()];
        random.nextBytes(bytes);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (dtype.kind() == DType.Kind.BOOL) {
            IntStream.range(0, bytes.length).forEach(i -> data.put(i, (byte) (bytes[i] & 1)));
        } else if (dtype.kind() == DType.Kind.COMPLEX) {
            // Python's reader multiplies by 1j, which infinity, NaN and -0 do not survive
            for (int at = 0; at < bytes.length; at += dtype.bytes() / 2) {
                if (dtype.bytes() == 8) {
                    data.putFloat(at, 1 + random.nextFloat());
                } else {
                    data.putDouble(at, 1 + random.nextDouble());
                }
            }
        }
        return random.nextBoolean() ? NdArray.rowMajor(dtype, shape, data) : NdArray.columnMajor(dtype, shape, data);
    }

    private ObjectArray objects(int[] shape, int depth) {
        List<Object> items = items(shape, depth);
        if (!items.isEmpty() && items.stream().allMatch(RandomArrays::isSequence)) {
            items.set(random.nextInt(items.size()), values.text(5));
        }
        return new ObjectArray(shape, items);
    }

    private RecordArray records(int[] shape, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names()) {
            int kind = random.nextInt(5);
            fields.put(
                    name,
                    kind == 0
                            ? objects(shape, depth)
                            : kind == 1 && depth > 1 ? records(shape, depth - 1) : numbers(shape));
        }
        return new RecordArray(fields);
    }

    private List<Object> items(int[] shape, int depth) {
        List<Object> items = new ArrayList<>();
        for (int i = size(shape); i > 0; i--) {
            items.add(values.value(depth - 1));
        }
        return items;
    }

    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            names.add("n" + values.text(5).replace('\0', '0'));
        }
        return List.copyOf(names);
    }

    private int[] shape(int dimensions) {
        return IntStream.range(0, dimensions)
                .map(i -> random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3))
                .toArray();
    }

    private static int size(int[] shape) {
        return IntStream.of(shape).reduce(1, (one, other) -> one * other);
    }

    /** What Python's reader takes for one more dimension, if all elements are so. */
    private static boolean isSequence(Object value) {
        return value instanceof List<?>
                || value instanceof Tuple
                || value instanceof ObjectArray
                || value instanceof RecordArray
                || value instanceof MatlabCell
                || value instanceof MatlabStruct
                || (value instanceof NdArray array && array.dimensions() > 0);
    }
}
