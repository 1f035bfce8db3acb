package datajoint.codec.blob;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads arrays, cells and structs. */
final class ArrayReader {
    private static final int MOST_DIMENSIONS = 64;
    /** Structs without fields take no bytes, so that the bytes left do not bound their number. */
    private static final int MOST_EMPTY_STRUCTS = 1 << 16;

    private final BlobInput in;
    private final BlobReader values;

    ArrayReader(BlobInput in, BlobReader values) {
        this.in = in;
        this.values = values;
    }

    Object array() {
        int[] shape = shape();
        int id = in.i32();
        int complex = in.i32();
        if (id == ElementId.OBJECT) {
            return new ObjectArray(shape, elements(shape));
        }
        DType dtype =
                ElementId.type(id).orElseThrow(() -> in.corrupt("%d is the number of no element type".formatted(id)));
        if (complex == 0) {
            return NdArray.columnMajor(dtype, shape, in.view(bytes(shape, dtype.bytes()), "an array"));
        }
        if (complex != 1 || dtype.kind() == DType.Kind.CHAR || dtype.kind() == DType.Kind.DATETIME) {
            throw in.corrupt("the flag of complex numbers is %d for %s".formatted(complex, dtype));
        }
        return complex(dtype, shape);
    }

    /** All real parts, then all imaginary ones; whole numbers, which MATLAB could write, become {@code complex128}. */
    private NdArray complex(DType part, int[] shape) {
        long bytes = bytes(shape, part.bytes());
        if (bytes / part.bytes() > Integer.MAX_VALUE / 16) {
            throw in.corrupt("an array has %d complex numbers, more than fit".formatted(bytes / part.bytes()));
        }
        int count = (int) (bytes / part.bytes());
        ByteBuffer real = in.view(bytes, "an array").order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer imaginary = in.view(bytes, "an array").order(ByteOrder.LITTLE_ENDIAN);
        boolean single = part.equals(DType.FLOAT32);
        ByteBuffer pairs = ByteBuffer.allocate(count * (single ? 8 : 16)).order(ByteOrder.LITTLE_ENDIAN);
        if (part.kind() == DType.Kind.FLOAT) {
            interleave(real, imaginary, part.bytes(), pairs);
        } else {
            NdArray reals = NdArray.columnMajor(part, new int[] {count}, real);
            NdArray imaginaries = NdArray.columnMajor(part, new int[] {count}, imaginary);
            for (int i = 0; i < count; i++) {
                pairs.putDouble(reals.doubleAt(i)).putDouble(imaginaries.doubleAt(i));
            }
        }
        return NdArray.columnMajor(single ? DType.COMPLEX64 : DType.COMPLEX128, shape, pairs.flip());
    }

    /** Bits, not numbers: a signalling NaN would not stay one. */
    private static void interleave(ByteBuffer real, ByteBuffer imaginary, int bytes, ByteBuffer pairs) {
        for (int at = 0; at < real.limit(); at += bytes) {
            if (bytes == 4) {
                pairs.putInt(real.getInt(at)).putInt(imaginary.getInt(at));
            } else {
                pairs.putLong(real.getLong(at)).putLong(imaginary.getLong(at));
            }
        }
    }

    MatlabCell cell() {
        int[] shape = shape();
        return new MatlabCell(new ObjectArray(shape, elements(shape)));
    }

    MatlabStruct struct() {
        int[] shape = shape();
        List<String> names = names();
        int count = size(shape);
        requireRoom(
                names.isEmpty()
                        ? Math.max(0, count - MOST_EMPTY_STRUCTS)
                        : (long) count * names.size() * in.leastElement());
        if (names.isEmpty()) {
            return new MatlabStruct(shape, names, Collections.nCopies(count, List.of()));
        }
        List<List<@Nullable Object>> structs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> struct = new ArrayList<>();
            for (int j = 0; j < names.size(); j++) {
                struct.add(values.sized());
            }
            structs.add(struct);
        }
        return new MatlabStruct(shape, names, structs);
    }

    RecordArray records() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names()) {
            Object field = values.read();
            if (!(field instanceof NdArray || field instanceof ObjectArray || field instanceof RecordArray)) {
                throw in.corrupt("the field '%s' of a structured array is no array".formatted(name));
            }
            if (fields.put(name, field) != null) {
                throw in.corrupt("a structured array has two fields named '%s'".formatted(name));
            }
        }
        return new RecordArray(fields);
    }

    MatlabSparse sparse() {
        long rows = in.count("the number of rows");
        int columns = in.count("the number of columns", 1);
        int most = in.count("the number of values", 1);
        int id = in.i32();
        int complex = in.i32();
        DType dtype =
                ElementId.type(id).orElseThrow(() -> in.corrupt("%d is the number of no element type".formatted(id)));
        NdArray starts = longs(columns + 1);
        NdArray indices = longs(most);
        long length = starts.longAt(columns);
        if (length < 0 || length > most) {
            throw in.corrupt("a sparse matrix says that it has %d values of %d".formatted(length, most));
        }
        int[] line = {(int) length};
        NdArray stored = complex == 0
                ? NdArray.columnMajor(dtype, new int[] {most}, in.view((long) most * dtype.bytes(), "values"))
                : complex(dtype, new int[] {most});
        return new MatlabSparse(
                rows,
                columns,
                starts,
                NdArray.columnMajor(DType.INT64, line, indices.columnMajorBytes()),
                NdArray.columnMajor(stored.dtype(), line, stored.columnMajorBytes()));
    }

    private NdArray longs(int count) {
        requireRoom(4L * count);
        if (count > Integer.MAX_VALUE / 8) {
            throw in.corrupt("a sparse matrix has %d indices, more than fit".formatted(count));
        }
        ByteBuffer longs = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            longs.putLong(in.count("an index"));
        }
        return NdArray.columnMajor(DType.INT64, new int[] {count}, longs.flip());
    }

    private int[] shape() {
        long dimensions = in.count("the number of dimensions");
        if (dimensions > MOST_DIMENSIONS) {
            throw in.corrupt("an array has %d dimensions".formatted(dimensions));
        }
        int[] shape = new int[(int) dimensions];
        for (int i = 0; i < shape.length; i++) {
            long length = in.count("a dimension");
            if (length > Integer.MAX_VALUE) {
                throw in.corrupt("a dimension is %d".formatted(length));
            }
            shape[i] = (int) length;
        }
        return shape;
    }

    private int size(int[] shape) {
        if (IntStream.of(shape).anyMatch(length -> length == 0)) {
            return 0;
        }
        long size = 1;
        for (int length : shape) {
            size *= length;
            if (size > Integer.MAX_VALUE) {
                throw in.corrupt("the dimensions of an array multiply to %d or more".formatted(size));
            }
        }
        return (int) size;
    }

    private long bytes(int[] shape, int each) {
        return (long) size(shape) * each;
    }

    private List<@Nullable Object> elements(int[] shape) {
        int count = size(shape);
        requireRoom((long) count * in.leastElement());
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(values.sized());
        }
        return elements;
    }

    private List<String> names() {
        int count = in.i32();
        requireRoom(count);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(in.name());
        }
        return names;
    }

    /** Each thing takes a byte at least. */
    private void requireRoom(long count) {
        if (count < 0 || count > in.remaining()) {
            throw in.corrupt("%d elements are to come with %d bytes left".formatted(count, in.remaining()));
        }
    }
}
