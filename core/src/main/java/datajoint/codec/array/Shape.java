package datajoint.codec.array;

import datajoint.model.DataException;
import java.util.Arrays;

/** The lengths of an array along its dimensions, and the places of its elements. */
final class Shape {
    private Shape() {}

    static int size(int[] shape) {
        long size = 1;
        for (int length : shape) {
            if (length == 0) {
                return 0;
            }
        }
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return Math.toIntExact(size);
    }

    /** How many elements further the next one along each dimension lies, the last dimension closest. */
    static int[] rowMajor(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(1, shape[i]);
        }
        return strides;
    }

    /** The same with the first dimension closest. */
    static int[] columnMajor(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = stride;
            stride *= Math.max(1, shape[i]);
        }
        return strides;
    }

    static int place(int[] shape, int[] strides, int[] index) {
        if (index.length != shape.length) {
            throw new DataException(
                    "An index of %d numbers for an array of shape %s.".formatted(index.length, Arrays.toString(shape)),
                    "Give a number for each dimension.");
        }
        int place = 0;
        for (int i = 0; i < index.length; i++) {
            if (index[i] < 0 || index[i] >= shape[i]) {
                throw new DataException(
                        "Index %s is outside the shape %s.".formatted(Arrays.toString(index), Arrays.toString(shape)),
                        "Count from 0.");
            }
            place += index[i] * strides[i];
        }
        return place;
    }

    /** Moves to the next index in row-major order. */
    static void advance(int[] index, int[] shape) {
        for (int i = index.length - 1; i >= 0; i--) {
            if (++index[i] < shape[i]) {
                return;
            }
            index[i] = 0;
        }
    }
}
