package datajoint.codec.array;

import datajoint.model.DataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of numbers, truth values, characters or times: a view of bytes, which are not copied and must not change. With
 * no dimension it is a numpy scalar. Equal to another of the same type, shape and elements, bit by bit.
 */
public final class NdArray {
    private static final int SHOWN = 8;

    private final DType dtype;
    private final int[] shape;
    private final int[] strides;
    private final ByteBuffer data;

    private NdArray(DType dtype, int[] shape, int[] strides, ByteBuffer data) {
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (this.data.remaining() < (long) Shape.size(shape) * dtype.bytes()) {
            throw new DataException(
                    "%d bytes are too few for %s of shape %s."
                            .formatted(this.data.remaining(), dtype, Arrays.toString(shape)),
                    "Give all elements.");
        }
    }

    /** A view of bytes in which the last dimension lies closest, as C has it. */
    public static NdArray rowMajor(DType dtype, int[] shape, ByteBuffer data) {
        return new NdArray(dtype, shape.clone(), Shape.rowMajor(shape), data);
    }

    /** A view of bytes in which the first dimension lies closest, as Fortran and MATLAB have it. */
    public static NdArray columnMajor(DType dtype, int[] shape, ByteBuffer data) {
        return new NdArray(dtype, shape.clone(), Shape.columnMajor(shape), data);
    }

    /** A copy of a Java array: {@code double[]}, {@code int[][]}, {@code boolean[][][]}, ...; all rows of equal length. */
    public static NdArray of(Object array) {
        return JavaArrays.read(array);
    }

    public DType dtype() {
        return dtype;
    }

    public int[] shape() {
        return shape.clone();
    }

    public int dimensions() {
        return shape.length;
    }

    /** The number of elements. */
    public int size() {
        return Shape.size(shape);
    }

    /** A real element as a number; a truth value as 0 or 1. */
    public double doubleAt(int... index) {
        return doubleAtPlace(place(index));
    }

    /** A whole element; of {@code uint64} the bits. */
    public long longAt(int... index) {
        return longAtPlace(place(index));
    }

    /** An element as the Java value that fits it: {@code Integer}, {@code Long}, {@code Double}, {@link Complex}, ... */
    public Object at(int... index) {
        return atPlace(place(index));
    }

    /** All elements as numbers, the last dimension closest. */
    public double[] toDoubles() {
        double[] values = new double[size()];
        int[] index = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubleAtPlace(place(index));
            Shape.advance(index, shape);
        }
        return values;
    }

    /** All whole elements, the last dimension closest. */
    public long[] toLongs() {
        long[] values = new long[size()];
        int[] index = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = longAtPlace(place(index));
            Shape.advance(index, shape);
        }
        return values;
    }

    /** A Java array of as many dimensions: {@code double[][]} for two dimensions of {@code float64}. */
    public Object toJava() {
        return JavaArrays.write(this);
    }

    /** The bytes with the first dimension closest; a view where they lie so already. */
    public ByteBuffer columnMajorBytes() {
        if (Arrays.equals(strides, Shape.columnMajor(shape)) || shape.length == 1) {
            return data.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(size() * dtype.bytes());
        }
        int[] reversed = new int[shape.length];
        int[] reversedStrides = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            reversed[i] = shape[shape.length - 1 - i];
            reversedStrides[i] = strides[shape.length - 1 - i];
        }
        return copy(reversed, reversedStrides);
    }

    /** The bytes with the last dimension closest; a view where they lie so already. */
    public ByteBuffer rowMajorBytes() {
        if (Arrays.equals(strides, Shape.rowMajor(shape)) || shape.length == 1) {
            return data.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(size() * dtype.bytes());
        }
        return copy(shape, strides);
    }

    private ByteBuffer copy(int[] lengths, int[] steps) {
        int bytes = dtype.bytes();
        ByteBuffer copy = ByteBuffer.allocate(size() * bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] index = new int[lengths.length];
        for (int at = 0; at < copy.capacity(); at += bytes) {
            copy.put(at, data, Shape.place(lengths, steps, index) * bytes, bytes);
            Shape.advance(index, lengths);
        }
        return copy;
    }

    private int place(int[] index) {
        return Shape.place(shape, strides, index) * dtype.bytes();
    }

    private double doubleAtPlace(int place) {
        if (dtype.kind() == DType.Kind.FLOAT) {
            return dtype.bytes() == 4 ? data.getFloat(place) : data.getDouble(place);
        }
        if (dtype.equals(DType.UINT64)) {
            return new BigInteger(Long.toUnsignedString(data.getLong(place))).doubleValue();
        }
        return longAtPlace(place);
    }

    private long longAtPlace(int place) {
        if (dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX) {
            throw new DataException(
                    "Elements of %s are not whole numbers.".formatted(dtype), "Ask with at or doubleAt.");
        }
        boolean unsigned = dtype.kind() == DType.Kind.UINT || dtype.kind() == DType.Kind.CHAR;
        return switch (dtype.bytes()) {
            case 1 -> unsigned ? data.get(place) & 0xff : data.get(place);
            case 2 -> unsigned ? data.getShort(place) & 0xffff : data.getShort(place);
            case 4 -> unsigned ? data.getInt(place) & 0xffffffffL : data.getInt(place);
            default -> data.getLong(place);
        };
    }

    private Object atPlace(int place) {
        return switch (dtype.kind()) {
            case BOOL -> data.get(place) != 0;
            case CHAR -> String.valueOf(data.getChar(place));
            case DATETIME -> data.getLong(place);
            case FLOAT -> dtype.bytes() == 4 ? (Object) data.getFloat(place) : (Object) data.getDouble(place);
            case COMPLEX ->
                dtype.bytes() == 8
                        ? new Complex(data.getFloat(place), data.getFloat(place + 4))
                        : new Complex(data.getDouble(place), data.getDouble(place + 8));
            case INT, UINT -> whole(place);
        };
    }

    private Object whole(int place) {
        if (dtype.equals(DType.UINT64)) {
            return new BigInteger(Long.toUnsignedString(data.getLong(place)));
        }
        long value = longAtPlace(place);
        if (dtype.bytes() < 4 || dtype.equals(DType.INT32)) {
            return (int) value;
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray array
                && dtype.equals(array.dtype)
                && Arrays.equals(shape, array.shape)
                && columnMajorBytes().equals(array.columnMajorBytes());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dtype.hashCode() + Arrays.hashCode(shape))
                + columnMajorBytes().hashCode();
    }

    /** {@code float64[2, 3] {1.0, 2.0, 3.0, ...}}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(dtype.name()).append(Arrays.toString(shape)).append(" {");
        int[] index = new int[shape.length];
        for (int i = 0; i < Math.min(SHOWN, size()); i++) {
            text.append(i > 0 ? ", " : "").append(atPlace(place(index)));
            Shape.advance(index, shape);
        }
        return text.append(size() > SHOWN ? ", ...}" : "}").toString();
    }
}
