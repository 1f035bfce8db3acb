package datajoint.codec.array;

import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/** All elements of an array at once, the last dimension closest; faster than one by one where they lie so. */
final class Bulk {
    private Bulk() {}

    static double[] doubles(NdArray array) {
        double[] values = new double[array.size()];
        ByteBuffer bytes = array.isRowMajor() ? array.rowMajorBytes() : ByteBuffer.allocate(0);
        switch (bytes.hasRemaining() ? array.dtype().code().substring(1) : "") {
            case "f8" -> bytes.asDoubleBuffer().get(values);
            case "f4" -> {
                FloatBuffer floats = bytes.asFloatBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = floats.get(i);
                }
            }
            case "i4" -> {
                IntBuffer ints = bytes.asIntBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = ints.get(i);
                }
            }
            case "i2" -> {
                ShortBuffer shorts = bytes.asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = shorts.get(i);
                }
            }
            default -> {
                int[] next = {0};
                array.eachPlace(place -> values[next[0]++] = array.elements().number(place));
            }
        }
        return values;
    }

    static float[] floats(NdArray array) {
        float[] values = new float[array.size()];
        if (array.isRowMajor() && array.dtype().code().endsWith("f4")) {
            array.rowMajorBytes().asFloatBuffer().get(values);
        } else {
            int[] next = {0};
            array.eachPlace(
                    place -> values[next[0]++] = (float) array.elements().number(place));
        }
        return values;
    }

    static long[] longs(NdArray array) {
        long[] values = new long[array.size()];
        ByteBuffer bytes = array.isRowMajor() ? array.rowMajorBytes() : ByteBuffer.allocate(0);
        switch (bytes.hasRemaining() ? array.dtype().code().substring(1) : "") {
            case "i8", "u8" -> bytes.asLongBuffer().get(values);
            case "i4" -> {
                IntBuffer ints = bytes.asIntBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = ints.get(i);
                }
            }
            default -> {
                int[] next = {0};
                array.eachPlace(place -> values[next[0]++] = array.elements().whole(place));
            }
        }
        return values;
    }

    /** @throws DataException if an element does not fit */
    static int[] ints(NdArray array) {
        int[] values = new int[array.size()];
        if (array.isRowMajor() && array.dtype().code().endsWith("i4")) {
            array.rowMajorBytes().asIntBuffer().get(values);
            return values;
        }
        int[] next = {0};
        array.eachPlace(place -> {
            long value = array.elements().whole(place);
            if (value != (int) value || (value < 0 && array.dtype().kind() == DType.Kind.UINT)) {
                throw new DataException(
                        "The element %s does not fit an int."
                                .formatted(array.elements().value(place)),
                        "Ask for toLongs.");
            }
            values[next[0]++] = (int) value;
        });
        return values;
    }

    /** The bytes with the last dimension closest. */
    static void copy(NdArray array, ByteBuffer from, ByteBuffer to) {
        int[] strides = array.strides();
        int bytes = array.dtype().bytes();
        int last = strides.length - 1;
        switch (last >= 0 && strides[last] == bytes ? 0 : bytes) {
            case 0 -> rows(array, from, to);
            case 1 -> array.eachPlace(place -> to.put(from.get(place)));
            case 2 -> array.eachPlace(place -> to.putShort(from.getShort(place)));
            case 4 -> array.eachPlace(place -> to.putInt(from.getInt(place)));
            case 8 -> array.eachPlace(place -> to.putLong(from.getLong(place)));
            default -> array.eachPlace(place -> put(from, place, to, bytes));
        }
    }

    private static void rows(NdArray array, ByteBuffer from, ByteBuffer to) {
        NdArray begins = array.size() == 0 || array.dimensions() == 0 ? array : array.select(array.dimensions() - 1, 0);
        int length = array.size() == 0
                ? 0
                : array.size() / begins.size() * array.dtype().bytes();
        begins.eachPlace(place -> put(from, place, to, length));
    }

    private static void put(ByteBuffer from, int place, ByteBuffer to, int bytes) {
        to.put(to.position(), from, place, bytes);
        to.position(to.position() + bytes);
    }
}
