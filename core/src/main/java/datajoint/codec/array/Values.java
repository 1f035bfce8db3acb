package datajoint.codec.array;

import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/** Arrays out of single values. */
final class Values {
    private Values() {}

    static NdArray array(DType dtype, int[] shape, Collection<?> values) {
        if (Shape.size(shape) != values.size()) {
            throw new DataException(
                    "An array of shape %s has %d elements, not %d."
                            .formatted(Arrays.toString(shape), Shape.size(shape), values.size()),
                    "Give as many elements as the shape says.");
        }
        ElementWriter writer = writer(dtype, values.size());
        int place = 0;
        for (Object value : values) {
            writer.put(place, value);
            place += dtype.bytes();
        }
        return NdArray.rowMajor(dtype, shape, writer.data());
    }

    static NdArray converted(NdArray array, DType type) {
        ElementWriter writer = writer(type, array.size());
        Elements elements = array.elements();
        int[] next = {0};
        if (type.kind() == DType.Kind.FLOAT && array.dtype().isReal()) {
            array.eachPlace(place -> {
                writer.fraction(next[0], type.bytes(), elements.number(place));
                next[0] += type.bytes();
            });
        } else if (isShortWhole(type)
                && (isShortWhole(array.dtype()) || array.dtype().kind() == DType.Kind.FLOAT)) {
            boolean fractions = array.dtype().kind() == DType.Kind.FLOAT;
            array.eachPlace(place -> {
                writer.whole(next[0], fractions ? exact(elements.number(place), type) : elements.whole(place));
                next[0] += type.bytes();
            });
        } else {
            array.eachPlace(place -> {
                writer.put(next[0], elements.value(place));
                next[0] += type.bytes();
            });
        }
        return NdArray.rowMajor(type, array.shape(), writer.data());
    }

    /** True if a long holds each of its values. */
    private static boolean isShortWhole(DType type) {
        return type.kind() == DType.Kind.INT || (type.kind() == DType.Kind.UINT && type.bytes() < 8);
    }

    private static long exact(double number, DType type) {
        // The greatest long has no double of its own; the next one above it would be taken for it.
        if (number != (long) number || number >= 0x1p63) {
            throw new DataException(
                    "'%s' is no element of %s.".formatted(number, type),
                    "Give a value that fits, or an array of a wider type.");
        }
        return (long) number;
    }

    private static ElementWriter writer(DType dtype, int count) {
        long bytes = (long) count * dtype.bytes();
        if (bytes > Integer.MAX_VALUE) {
            throw new DataException(
                    "%d elements of %s are more than 2 GB.".formatted(count, dtype), "Make several arrays of them.");
        }
        return new ElementWriter(dtype, ByteBuffer.allocate((int) bytes));
    }
}
