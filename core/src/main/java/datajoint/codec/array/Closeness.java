package datajoint.codec.array;

import java.util.PrimitiveIterator;

/** Compares numbers that need not be the same to the last bit. */
final class Closeness {
    private Closeness() {}

    static boolean all(NdArray array, NdArray other, double relative, double absolute) {
        if (array.dtype().kind() == DType.Kind.COMPLEX && other.dtype().kind() == DType.Kind.COMPLEX) {
            return all(part(array, 0), part(other, 0), relative, absolute)
                    && all(part(array, 1), part(other, 1), relative, absolute);
        }
        if (!array.dtype().isReal() || !other.dtype().isReal()) {
            return array.equals(other);
        }
        PrimitiveIterator.OfDouble numbers = array.doubles().iterator();
        PrimitiveIterator.OfDouble others = other.doubles().iterator();
        while (numbers.hasNext()) {
            if (!isClose(numbers.nextDouble(), others.nextDouble(), relative, absolute)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClose(double number, double other, double relative, double absolute) {
        return Double.compare(number, other) == 0
                || number == other
                || Math.abs(number - other) <= absolute + relative * Math.abs(other);
    }

    /** The real or imaginary parts, as a view. */
    private static NdArray part(NdArray array, int which) {
        DType whole = array.dtype();
        DType part = new DType(DType.Kind.FLOAT, whole.bytes() / 2, "", whole.order(), java.util.List.of());
        DType pair = DType.struct(
                java.util.List.of(new DType.Field("part", which * part.bytes(), part, java.util.List.of())),
                whole.bytes());
        return NdArray.rowMajor(pair, array.shape(), array.rowMajorBytes()).field("part");
    }
}
