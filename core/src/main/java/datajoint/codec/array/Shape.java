package datajoint.codec.array;

import datajoint.model.DataException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The lengths of an array along its dimensions, and the places of its elements. */
final class Shape {
    private Shape() {}

    /** @throws DataException if there are more than 2^31 - 1 elements */
    static int size(int[] shape) {
        if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
            return 0;
        }
        long size = 1;
        for (int length : shape) {
            size *= length;
            if (length < 0 || size > Integer.MAX_VALUE) {
                throw new DataException(
                        "%s is no shape of an array.".formatted(Arrays.toString(shape)),
                        "Give lengths from 0 on, with less than 2^31 elements together.");
            }
        }
        return (int) size;
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

    static int[] times(int[] strides, int bytes) {
        return Arrays.stream(strides).map(stride -> stride * bytes).toArray();
    }

    static int[] without(int[] numbers, int place) {
        return IntStream.range(0, numbers.length)
                .filter(i -> i != place)
                .map(i -> numbers[i])
                .toArray();
    }

    static int[] reversed(int[] numbers) {
        return IntStream.range(0, numbers.length)
                .map(i -> numbers[numbers.length - 1 - i])
                .toArray();
    }

    static int[] joined(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** True if two ways to step through a shape come to the same; those of a dimension of one element never matter. */
    static boolean isSame(int[] shape, int[] strides, int[] others) {
        return IntStream.range(0, shape.length).allMatch(i -> shape[i] == 1 || strides[i] == others[i]);
    }

    /** The places of all elements, the last dimension closest. */
    static IntStream places(int[] shape, int[] strides, int offset) {
        return IntStream.range(0, size(shape)).map(at -> {
            int place = offset;
            int rest = at;
            for (int i = shape.length - 1; i > 0; i--) {
                place += rest % shape[i] * strides[i];
                rest /= shape[i];
            }
            return shape.length == 0 ? place : place + rest * strides[0];
        });
    }

    /** Gives the places of all elements to an action, the last dimension closest. */
    static void each(int[] shape, int[] strides, int offset, IntConsumer action) {
        if (shape.length == 0 || size(shape) == 0) {
            places(shape, strides, offset).forEach(action);
            return;
        }
        int last = shape.length - 1;
        int[] index = new int[last];
        int begin = offset;
        int dimension = last;
        while (dimension >= 0) {
            for (int i = 0, place = begin; i < shape[last]; i++, place += strides[last]) {
                action.accept(place);
            }
            dimension = last - 1;
            while (dimension >= 0 && ++index[dimension] == shape[dimension]) {
                begin -= (shape[dimension] - 1) * strides[dimension];
                index[dimension] = 0;
                dimension--;
            }
            begin += dimension >= 0 ? strides[dimension] : 0;
        }
    }
}
