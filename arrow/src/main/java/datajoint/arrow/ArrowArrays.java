package datajoint.arrow;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Arrays of one dimension as vectors and columns of Arrow, and back. */
public final class ArrowArrays {
    private ArrowArrays() {}

    /**
     * A copy as a vector, which the caller closes.
     *
     * @throws DataException if the array has not one dimension, or elements that Arrow lacks
     */
    public static FieldVector vector(String name, NdArray array, BufferAllocator allocator) {
        if (array.dimensions() != 1) {
            throw new DataException(
                    "'%s' has the shape %s; a vector has one dimension."
                            .formatted(name, Arrays.toString(array.shape())),
                    "Give array.reshape(array.size()), or one row at a time: array.select(0, i).");
        }
        FieldType type = FieldType.notNullable(ArrowTypes.type(array.dtype()));
        FieldVector vector = new Field(name, type, List.of()).createVector(allocator);
        vector.setInitialCapacity(array.size());
        vector.allocateNew();
        if (vector instanceof BitVector bits) {
            IntStream.range(0, array.size()).forEach(i -> bits.setSafe(i, (int) array.longAt(i)));
        } else if (vector instanceof VarCharVector texts) {
            IntStream.range(0, array.size())
                    .forEach(i -> texts.setSafe(i, array.at(i).toString().getBytes(StandardCharsets.UTF_8)));
        } else {
            vector.getDataBuffer().setBytes(0, array.littleEndian().rowMajorBytes());
            vector.getValidityBuffer().setOne(0, vector.getValidityBuffer().capacity());
        }
        vector.setValueCount(array.size());
        return vector;
    }

    /**
     * Columns of one length side by side, which the caller closes.
     *
     * @throws DataException if an array has another length, not one dimension, or elements that Arrow lacks
     */
    public static VectorSchemaRoot columns(Map<String, NdArray> arrays, BufferAllocator allocator) {
        int[] lengths =
                arrays.values().stream().mapToInt(NdArray::size).distinct().toArray();
        if (lengths.length > 1) {
            throw new DataException(
                    "The columns %s have lengths %s.".formatted(arrays.keySet(), Arrays.toString(lengths)),
                    "Give columns of one length.");
        }
        List<FieldVector> vectors = new ArrayList<>();
        try {
            arrays.forEach((name, array) -> vectors.add(vector(name, array, allocator)));
        } catch (DataException e) {
            vectors.forEach(FieldVector::close);
            throw e;
        }
        return new VectorSchemaRoot(vectors);
    }

    /**
     * Numbers and times as a view of the vector, to be used only until it is closed; truth values and texts as a copy.
     *
     * @throws DataException if elements are missing, or are of a type that numpy lacks
     */
    public static NdArray array(FieldVector vector) {
        if (vector.getNullCount() > 0) {
            throw new DataException(
                    "'%s' lacks %d of %d elements."
                            .formatted(vector.getName(), vector.getNullCount(), vector.getValueCount()),
                    "Fill or leave out those first; arrays of numpy have no missing elements.");
        }
        int count = vector.getValueCount();
        if (vector instanceof BitVector || vector instanceof VarCharVector) {
            return copy(vector, count);
        }
        DType dtype = ArrowTypes.dtype(vector.getField().getType())
                .filter(type -> vector instanceof BaseFixedWidthVector)
                .orElseThrow(() -> new DataException(
                        "'%s' holds %s, which numpy lacks."
                                .formatted(vector.getName(), vector.getField().getType()),
                        "Convert it to numbers, times, truth values or texts."));
        ArrowBuf data = vector.getDataBuffer();
        ByteBuffer bytes = count == 0
                ? ByteBuffer.allocate(0)
                : data.nioBuffer(0, Math.multiplyExact(count, dtype.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        return NdArray.rowMajor(dtype, new int[] {count}, bytes);
    }

    private static NdArray copy(FieldVector vector, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object value = vector.getObject(i);
            values.add(value instanceof Boolean ? value : String.valueOf(value));
        }
        return count == 0 && vector instanceof BitVector
                ? NdArray.of(new boolean[0])
                : count == 0 ? NdArray.of(DType.text(0), new int[] {0}, values) : NdArray.of(values);
    }
}
