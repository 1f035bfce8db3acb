package datajoint.codec.array;

import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An array of numbers, truth values, texts, times or structures: a view of bytes in memory or in a mapped file, which are
 * not copied and must not change. With no dimension it is a numpy scalar. Equal to another of the same type, shape and
 * elements, bit by bit; gaps between the fields of a structure do not count.
 */
public final class NdArray {
    private final DType dtype;
    private final int[] shape;
    private final int[] strides;
    private final int offset;
    private final Elements elements;

    private NdArray(DType dtype, int[] shape, int[] strides, int offset, ByteBuffer data) {
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.elements = new Elements(dtype, data.slice().order(dtype.order()));
        Bounds.require(dtype, shape, strides, offset, data.remaining());
    }

    /** A view of bytes in which the last dimension lies closest, as C has it. */
    public static NdArray rowMajor(DType dtype, int[] shape, ByteBuffer data) {
        return new NdArray(dtype, shape.clone(), Shape.times(Shape.rowMajor(shape), dtype.bytes()), 0, data);
    }

    /** A view of bytes in which the first dimension lies closest, as Fortran and MATLAB have it. */
    public static NdArray columnMajor(DType dtype, int[] shape, ByteBuffer data) {
        return new NdArray(dtype, shape.clone(), Shape.times(Shape.columnMajor(shape), dtype.bytes()), 0, data);
    }

    /**
     * A view of bytes in which the elements lie anywhere.
     *
     * @param strides how many bytes further the next element along each dimension lies; may be negative
     * @param offset of the first element, in bytes
     */
    public static NdArray strided(DType dtype, int[] shape, int[] strides, int offset, ByteBuffer data) {
        return new NdArray(dtype, shape.clone(), strides.clone(), offset, data);
    }

    /**
     * A copy of a Java array or list: {@code double[]}, {@code int[][]}, {@code Double[]}, {@code String[]}, {@code
     * List<List<Long>>}, ...
     *
     * @throws DataException if rows differ in length, or values are no numbers, truth values or texts
     */
    public static NdArray of(Object array) {
        return JavaArrays.read(array);
    }

    /** An array of one dimension from numbers as they come. */
    public static NdArray of(DoubleStream numbers) {
        return of(numbers.toArray());
    }

    /** An array of one dimension from whole numbers as they come. */
    public static NdArray of(LongStream numbers) {
        return of(numbers.toArray());
    }

    /**
     * A copy of values, as {@link #at} gives them, the last dimension closest.
     *
     * @throws DataException if one does not fit the type, or there are too few or too many
     */
    public static NdArray of(DType dtype, int[] shape, Collection<?> values) {
        return Values.array(dtype, shape, values);
    }

    public DType dtype() {
        return dtype;
    }

    public int[] shape() {
        return shape.clone();
    }

    /** How many bytes further the next element along each dimension lies. */
    public int[] strides() {
        return strides.clone();
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
        return elements.number(place(index));
    }

    /** A whole element; of {@code uint64} the bits. */
    public long longAt(int... index) {
        return elements.whole(place(index));
    }

    /**
     * An element as the Java value that fits it: {@code Integer}, {@code Long}, {@code Double}, {@link Complex},
     * {@code String}, a {@code Map} of a structure, ...
     */
    public Object at(int... index) {
        return elements.value(place(index));
    }

    /** All elements as numbers, the last dimension closest. */
    public double[] toDoubles() {
        return Bulk.doubles(this);
    }

    /** All elements as numbers of four bytes, rounded, the last dimension closest. */
    public float[] toFloats() {
        return Bulk.floats(this);
    }

    /** All whole elements, the last dimension closest. */
    public long[] toLongs() {
        return Bulk.longs(this);
    }

    /** All whole elements, the last dimension closest. @throws DataException if one does not fit */
    public int[] toInts() {
        return Bulk.ints(this);
    }

    /** All elements as numbers, one after the other, the last dimension closest. */
    public DoubleStream doubles() {
        return places().mapToDouble(elements::number);
    }

    /** All whole elements, one after the other, the last dimension closest. */
    public LongStream longs() {
        return places().mapToLong(elements::whole);
    }

    /** All elements as {@link #at} gives them, one after the other, the last dimension closest. */
    public Stream<Object> values() {
        return places().mapToObj(elements::value);
    }

    /** A Java array of as many dimensions: {@code double[][]} for two dimensions of {@code float64}. */
    public Object toJava() {
        return JavaArrays.write(this);
    }

    /** A view of a part of one dimension, from an index up to before another. */
    public NdArray slice(int dimension, int from, int to) {
        return slice(dimension, from, to, 1);
    }

    /** A view of every so many elements of one dimension; from the end to the beginning with a negative step. */
    public NdArray slice(int dimension, int from, int to, int step) {
        int length = step == 0 ? -1 : Math.floorDiv(Math.abs(to - from) + Math.abs(step) - 1, Math.abs(step));
        int last = from + (length - 1) * step;
        boolean backwards = (to < from) != (step < 0) && to != from;
        if (dimension < 0
                || dimension >= shape.length
                || length < 0
                || backwards
                || (length > 0 && (Math.min(from, last) < 0 || Math.max(from, last) >= shape[dimension]))) {
            throw new DataException(
                    "A slice from %d to %d by %d of dimension %d is not in the shape %s."
                            .formatted(from, to, step, dimension, Arrays.toString(shape)),
                    "Count dimensions and elements from 0; the end is the first that is left out.");
        }
        int[] newShape = shape.clone();
        int[] newStrides = strides.clone();
        newShape[dimension] = length;
        newStrides[dimension] *= step;
        return view(dtype, newShape, newStrides, length == 0 ? offset : offset + from * strides[dimension]);
    }

    /** A view of one index of a dimension, with a dimension less. */
    public NdArray select(int dimension, int index) {
        NdArray one = slice(dimension, index, index + 1);
        return view(dtype, Shape.without(one.shape, dimension), Shape.without(one.strides, dimension), one.offset);
    }

    /** A view with the dimensions in the other order. */
    public NdArray transpose() {
        return view(dtype, Shape.reversed(shape), Shape.reversed(strides), offset);
    }

    /** The elements in another shape, read with the last dimension closest; a view where they lie so already. */
    public NdArray reshape(int... newShape) {
        if (Shape.size(newShape) != size()) {
            throw new DataException(
                    "%d elements do not have the shape %s.".formatted(size(), Arrays.toString(newShape)),
                    "Give a shape of as many elements.");
        }
        return rowMajor(dtype, newShape, rowMajorBytes());
    }

    /** A view of one field of all structures; a field that is an array adds its dimensions. */
    public NdArray field(String name) {
        DType.Field field = dtype.field(name)
                .orElseThrow(() ->
                        new DataException("%s has no field '%s'.".formatted(dtype, name), "Give one of its fields."));
        int[] inner = field.shape().stream().mapToInt(Integer::intValue).toArray();
        return view(
                field.type(),
                Shape.joined(shape, inner),
                Shape.joined(
                        strides, Shape.times(Shape.rowMajor(inner), field.type().bytes())),
                offset + field.offset());
    }

    /** A view with the dimensions in another order: {@code permute(2, 0, 1)} has the last one first. */
    public NdArray permute(int... dimensions) {
        if (!Arrays.equals(
                Arrays.stream(dimensions).sorted().toArray(),
                IntStream.range(0, shape.length).toArray())) {
            throw new DataException(
                    "%s are not the dimensions of the shape %s."
                            .formatted(Arrays.toString(dimensions), Arrays.toString(shape)),
                    "Give each number from 0 on once.");
        }
        int[] newShape = Arrays.stream(dimensions).map(i -> shape[i]).toArray();
        int[] newStrides = Arrays.stream(dimensions).map(i -> strides[i]).toArray();
        return view(dtype, newShape, newStrides, offset);
    }

    /**
     * A copy with elements of another type; itself if it has that type. Fractions are rounded to the nearest.
     *
     * @throws DataException if an element has no equal in that type: 300 as {@code uint8}, 0.5 as {@code int32}
     */
    public NdArray as(DType type) {
        return type.equals(dtype) ? this : Values.converted(this, type);
    }

    /** The same elements with their bytes in the order that blobs have: itself where they have it already. */
    public NdArray littleEndian() {
        return dtype.littleEndian().equals(dtype) ? this : ByteSwap.littleEndian(this);
    }

    /** True if the last dimension lies closest, without gaps. */
    public boolean isRowMajor() {
        return size() == 0 || Shape.isSame(shape, strides, Shape.times(Shape.rowMajor(shape), dtype.bytes()));
    }

    /** True if the first dimension lies closest, without gaps. */
    public boolean isColumnMajor() {
        return size() == 0 || Shape.isSame(shape, strides, Shape.times(Shape.columnMajor(shape), dtype.bytes()));
    }

    /** The bytes with the first dimension closest; a view where they lie so already. */
    public ByteBuffer columnMajorBytes() {
        return isColumnMajor() ? contiguous() : transpose().copy();
    }

    /** The bytes with the last dimension closest; a view where they lie so already. */
    public ByteBuffer rowMajorBytes() {
        return isRowMajor() ? contiguous() : copy();
    }

    /**
     * True if the other has the same shape and each number is near the one here; NaN is near NaN.
     *
     * @param relative to the other number
     */
    public boolean isCloseTo(NdArray other, double relative, double absolute) {
        return Arrays.equals(shape, other.shape) && Closeness.all(this, other, relative, absolute);
    }

    /** Where the elements begin in the bytes, the last dimension closest. */
    IntStream places() {
        return Shape.places(shape, strides, offset);
    }

    void eachPlace(IntConsumer action) {
        Shape.each(shape, strides, offset, action);
    }

    Elements elements() {
        return elements;
    }

    private NdArray view(DType type, int[] newShape, int[] newStrides, int newOffset) {
        return new NdArray(type, newShape, newStrides, newOffset, elements.data());
    }

    private ByteBuffer contiguous() {
        // The first element of a field of no structures would lie beyond the bytes
        int begin = size() == 0 ? 0 : offset;
        return elements.data().slice(begin, size() * dtype.bytes()).order(dtype.order());
    }

    private ByteBuffer copy() {
        ByteBuffer copy =
                ByteBuffer.allocate(Math.multiplyExact(size(), dtype.bytes())).order(dtype.order());
        Bulk.copy(
                this,
                elements.data().duplicate().order(ByteOrder.LITTLE_ENDIAN),
                copy.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    private int place(int[] index) {
        return offset + Shape.place(shape, strides, index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray array
                && dtype.equals(array.dtype)
                && Arrays.equals(shape, array.shape)
                && (dtype.kind() == DType.Kind.STRUCT
                        ? dtype.fields().stream()
                                .allMatch(part -> field(part.name()).equals(array.field(part.name())))
                        : columnMajorBytes().equals(array.columnMajorBytes()));
    }

    @Override
    public int hashCode() {
        int outside = 31 * dtype.hashCode() + Arrays.hashCode(shape);
        return 31 * outside
                + (dtype.kind() == DType.Kind.STRUCT
                        ? dtype.fields().stream()
                                .mapToInt(part -> field(part.name()).hashCode())
                                .sum()
                        : columnMajorBytes().hashCode());
    }

    /** {@code float64[2, 3] {{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}}; of long ones both ends. */
    @Override
    public String toString() {
        return ArrayText.of(this);
    }
}
