package datajoint.codec.array;

import datajoint.model.DataException;
import java.math.BigInteger;
import java.util.List;

/** The one element type that holds all of some values. */
final class CommonType {
    private static final List<DType> WHOLE = List.of(DType.BOOL, DType.INT8, DType.INT16, DType.INT32, DType.INT64);

    private CommonType() {}

    static DType of(List<Object> values) {
        if (values.isEmpty()) {
            return DType.FLOAT64;
        }
        if (values.stream().allMatch(value -> value instanceof String || value instanceof Character)) {
            return DType.text(values.stream()
                    .mapToInt(value ->
                            Math.toIntExact(value.toString().codePoints().count()))
                    .max()
                    .orElse(1));
        }
        DType common = DType.BOOL;
        for (Object value : values) {
            common = wider(common, type(value));
        }
        return common;
    }

    private static DType type(Object value) {
        if (value instanceof Boolean) {
            return DType.BOOL;
        }
        if (value instanceof Byte) {
            return DType.INT8;
        }
        if (value instanceof Short) {
            return DType.INT16;
        }
        if (value instanceof Integer) {
            return DType.INT32;
        }
        if (value instanceof Long) {
            return DType.INT64;
        }
        if (value instanceof BigInteger) {
            return DType.UINT64;
        }
        if (value instanceof Float || value instanceof Double) {
            return value instanceof Float ? DType.FLOAT32 : DType.FLOAT64;
        }
        if (value instanceof Complex) {
            return DType.COMPLEX128;
        }
        throw new DataException(
                "A %s is no element of an array.".formatted(value.getClass().getSimpleName()),
                "Give numbers, truth values or texts, or store a <blob>, which holds any.");
    }

    private static DType wider(DType one, DType other) {
        if (one.equals(other) || other.equals(DType.BOOL)) {
            return one;
        }
        if (one.equals(DType.BOOL)) {
            return other;
        }
        if (one.equals(DType.COMPLEX128) || other.equals(DType.COMPLEX128)) {
            return DType.COMPLEX128;
        }
        if (WHOLE.contains(one) && WHOLE.contains(other)) {
            return one.bytes() > other.bytes() ? one : other;
        }
        return one.kind() == DType.Kind.FLOAT || other.kind() == DType.Kind.FLOAT ? DType.FLOAT64 : DType.UINT64;
    }
}
