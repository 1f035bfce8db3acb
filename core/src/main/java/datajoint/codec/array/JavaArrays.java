package datajoint.codec.array;

import datajoint.model.DataException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Java arrays of any number of dimensions, to and from {@link NdArray}. */
final class JavaArrays {
    private static final Map<Class<?>, DType> DTYPES = Map.of(
            double.class, DType.FLOAT64,
            float.class, DType.FLOAT32,
            long.class, DType.INT64,
            int.class, DType.INT32,
            short.class, DType.INT16,
            byte.class, DType.INT8,
            boolean.class, DType.BOOL,
            char.class, DType.CHAR);

    private JavaArrays() {}

    static NdArray read(Object array) {
        List<Integer> lengths = new ArrayList<>();
        Class<?> type = array.getClass();
        Object first = array;
        while (type.isArray()) {
            int length = first == null ? 0 : Array.getLength(first);
            lengths.add(length);
            type = type.getComponentType();
            first = type.isArray() && length > 0 ? Array.get(first, 0) : null;
        }
        DType dtype = DTYPES.get(type);
        if (array instanceof Collection<?> || (array.getClass().isArray() && !type.isPrimitive())) {
            return NestedValues.read(array);
        }
        if (dtype == null || lengths.isEmpty()) {
            throw new DataException(
                    "%s is no array of numbers.".formatted(array.getClass().getSimpleName()),
                    "Give double[], int[][] or the like, or a List.");
        }
        int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(Shape.size(shape), dtype.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        put(array, shape, 0, data);
        return NdArray.rowMajor(dtype, shape, data.flip());
    }

    private static void put(Object array, int[] shape, int dimension, ByteBuffer data) {
        if (Array.getLength(array) != shape[dimension]) {
            throw new DataException(
                    "The rows of the array have lengths %d and %d.".formatted(shape[dimension], Array.getLength(array)),
                    "Make them equal, or give a List of arrays.");
        }
        if (dimension < shape.length - 1) {
            for (int i = 0; i < shape[dimension]; i++) {
                put(Array.get(array, i), shape, dimension + 1, data);
            }
        } else {
            putRow(array, data);
        }
    }

    private static void putRow(Object row, ByteBuffer data) {
        if (row instanceof double[] values) {
            data.asDoubleBuffer().put(values);
            data.position(data.position() + 8 * values.length);
        } else if (row instanceof float[] values) {
            data.asFloatBuffer().put(values);
            data.position(data.position() + 4 * values.length);
        } else if (row instanceof long[] values) {
            data.asLongBuffer().put(values);
            data.position(data.position() + 8 * values.length);
        } else if (row instanceof int[] values) {
            data.asIntBuffer().put(values);
            data.position(data.position() + 4 * values.length);
        } else if (row instanceof short[] values) {
            data.asShortBuffer().put(values);
            data.position(data.position() + 2 * values.length);
        } else if (row instanceof char[] values) {
            data.asCharBuffer().put(values);
            data.position(data.position() + 2 * values.length);
        } else if (row instanceof byte[] values) {
            data.put(values);
        } else {
            for (boolean value : (boolean[]) row) {
                data.put((byte) (value ? 1 : 0));
            }
        }
    }

    /** Unsigned elements get the next wider type, {@code uint64} the bits of a long. */
    static Object write(NdArray array) {
        Class<?> type = component(array.dtype());
        int[] shape = array.shape();
        if (shape.length == 0) {
            return array.at();
        }
        Object result = Array.newInstance(type, shape);
        fill(result, type, array);
        return result;
    }

    private static void fill(Object result, Class<?> type, NdArray array) {
        if (array.size() > 0 && array.dimensions() > 1) {
            for (int i = 0; i < array.shape()[0]; i++) {
                fill(Array.get(result, i), type, array.select(0, i));
            }
        } else if (array.dtype().bytes() == bytesOf(type) && isNumber(array.dtype())) {
            copy(array.rowMajorBytes(), result);
        } else {
            for (int i = 0; i < array.size(); i++) {
                set(result, i, array, type);
            }
        }
    }

    private static void set(Object row, int at, NdArray array, Class<?> type) {
        if (type == double.class) {
            Array.setDouble(row, at, array.doubleAt(at));
        } else if (type == float.class) {
            Array.setFloat(row, at, (float) array.doubleAt(at));
        } else if (type == boolean.class) {
            Array.setBoolean(row, at, array.longAt(at) != 0);
        } else if (type == long.class) {
            Array.setLong(row, at, array.longAt(at));
        } else if (type == int.class) {
            Array.setInt(row, at, (int) array.longAt(at));
        } else if (type == short.class) {
            Array.setShort(row, at, (short) array.longAt(at));
        } else {
            Array.set(row, at, array.at(at));
        }
    }

    private static boolean isNumber(DType dtype) {
        return switch (dtype.kind()) {
            case INT, UINT, FLOAT, CHAR, DATETIME, TIMEDELTA -> true;
            default -> false;
        };
    }

    private static int bytesOf(Class<?> type) {
        DType dtype = DTYPES.get(type);
        return dtype == null || type == boolean.class ? -1 : dtype.bytes();
    }

    /** All elements at once. */
    private static void copy(ByteBuffer data, Object row) {
        if (row instanceof double[] values) {
            data.asDoubleBuffer().get(values);
        } else if (row instanceof float[] values) {
            data.asFloatBuffer().get(values);
        } else if (row instanceof long[] values) {
            data.asLongBuffer().get(values);
        } else if (row instanceof int[] values) {
            data.asIntBuffer().get(values);
        } else if (row instanceof short[] values) {
            data.asShortBuffer().get(values);
        } else if (row instanceof char[] values) {
            data.asCharBuffer().get(values);
        } else {
            data.get((byte[]) row);
        }
    }

    private static Class<?> component(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> boolean.class;
            case CHAR -> char.class;
            case DATETIME, TIMEDELTA -> long.class;
            case BYTES, TEXT -> String.class;
            case VOID -> byte[].class;
            case STRUCT -> Map.class;
            case FLOAT -> dtype.bytes() <= 4 ? float.class : double.class;
            case COMPLEX -> Complex.class;
            case INT -> signed(dtype.bytes());
            case UINT -> signed(Math.min(8, 2 * dtype.bytes()));
        };
    }

    private static Class<?> signed(int bytes) {
        return switch (bytes) {
            case 1 -> byte.class;
            case 2 -> short.class;
            case 4 -> int.class;
            default -> long.class;
        };
    }
}
