package datajoint.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowArraysTest {
    private final BufferAllocator allocator = new RootAllocator();

    /** Fails if a test left memory behind. */
    @AfterEach
    void close() {
        allocator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bool",
                "int8",
                "int16",
                "int32",
                "int64",
                "uint8",
                "uint16",
                "uint32",
                "uint64",
                "float16",
                "float32",
                "float64",
                "datetime64[us]",
                "timedelta64[ns]",
                "datetime64[s]"
            })
    void everyTypeComesBackAsItWas(String type) {
        NdArray array = NdArray.of(DType.parse(type), new int[] {4}, List.of(0, 1, 1, 0));
        NdArray none = array.slice(0, 0, 0);

        try (FieldVector vector = ArrowArrays.vector("x", array, allocator);
                FieldVector empty = ArrowArrays.vector("x", none, allocator)) {
            assertThat(ArrowArrays.array(vector)).isEqualTo(array);
            assertThat(ArrowArrays.array(empty)).isEqualTo(none);
        }
    }

    @Test
    void textsSlicesAndTheOtherByteOrderAreCopied() {
        NdArray texts = NdArray.of(new String[] {"a", "ü", ""});
        NdArray numbers = NdArray.of(new int[] {1, 2, 3}).slice(0, 2, -1, -1).as(DType.INT32.bigEndian());

        try (FieldVector text = ArrowArrays.vector("t", texts, allocator);
                FieldVector number = ArrowArrays.vector("n", numbers, allocator)) {
            assertThat(ArrowArrays.array(text)).isEqualTo(texts);
            assertThat(ArrowArrays.array(number).toInts()).containsExactly(3, 2, 1);
        }
    }

    @Test
    void columnsGoThroughAStreamOfArrow() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("id", NdArray.of(new long[] {1, 2}));
        arrays.put("weight", NdArray.of(new double[] {0.5, Double.NaN}));
        arrays.put("name", NdArray.of(new String[] {"a", "b"}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot columns = ArrowArrays.columns(arrays, allocator);
                ArrowStreamWriter writer = new ArrowStreamWriter(columns, null, out)) {
            writer.writeBatch();
        }

        try (ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(out.toByteArray()), allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            VectorSchemaRoot read = reader.getVectorSchemaRoot();
            arrays.forEach((name, array) ->
                    assertThat(ArrowArrays.array(read.getVector(name))).isEqualTo(array));
        }
    }

    @Test
    void whatOneSideLacksIsRefused() {
        assertThatThrownBy(() -> ArrowArrays.vector("x", NdArray.of(new int[2][3]), allocator))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("'x' has the shape [2, 3]; a vector has one dimension.");
        NdArray complex = NdArray.of(new double[] {1}).as(DType.COMPLEX64);
        NdArray days = NdArray.of(DType.datetime64("D"), new int[] {1}, List.of(1));
        assertThatThrownBy(() -> ArrowArrays.vector("x", complex, allocator)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ArrowArrays.vector("x", days, allocator)).isInstanceOf(DataException.class);
        Map<String, NdArray> uneven = Map.of("a", NdArray.of(new int[] {1}), "b", NdArray.of(new int[] {1, 2}));
        assertThatThrownBy(() -> ArrowArrays.columns(uneven, allocator)).isInstanceOf(DataException.class);
        try (IntVector gaps = new IntVector("g", allocator)) {
            gaps.setSafe(0, 1);
            gaps.setNull(1);
            gaps.setValueCount(2);
            assertThatThrownBy(() -> ArrowArrays.array(gaps)).hasMessageStartingWith("'g' lacks 1 of 2 elements.");
        }
    }
}
