package datajoint.row;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import java.util.Optional;

/** Arrays out of blobs as Java arrays: of the same element type, or of a wider one that holds every element. */
final class ArrayConversion {
    private ArrayConversion() {}

    /** Empty if the array has another number of dimensions, or elements that the type asked for would cut off. */
    static Optional<Object> to(Class<?> type, NdArray array) {
        boolean line = array.dimensions() == 1;
        if (line && type == float[].class && array.dtype().equals(DType.FLOAT32)) {
            float[] values = new float[array.size()];
            array.rowMajorBytes().asFloatBuffer().get(values);
            return Optional.of(values);
        }
        if (line && type == double[].class && array.dtype().equals(DType.FLOAT64)) {
            double[] values = new double[array.size()];
            array.rowMajorBytes().asDoubleBuffer().get(values);
            return Optional.of(values);
        }
        if (line && type == double[].class && isWithin53Bits(array.dtype())) {
            return Optional.of(array.toDoubles());
        }
        if (line && type == long[].class && isWhole(array.dtype())) {
            return Optional.of(array.toLongs());
        }
        Object own = array.toJava();
        return type.isInstance(own) ? Optional.of(own) : Optional.empty();
    }

    private static boolean isWithin53Bits(DType dtype) {
        return dtype.kind() == DType.Kind.FLOAT || (isWhole(dtype) && dtype.bytes() <= 4);
    }

    private static boolean isWhole(DType dtype) {
        return dtype.kind() == DType.Kind.INT || (dtype.kind() == DType.Kind.UINT && dtype.bytes() < 8);
    }
}
