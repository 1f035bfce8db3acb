package datajoint.codec.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NdArrayTest {
    static Stream<Arguments> javaArrays() {
        return Stream.<Object>of(
                        new double[] {1, Double.NaN, -0.0},
                        new float[] {1.5f},
                        new long[] {Long.MIN_VALUE},
                        new int[] {1, 2, 3},
                        new short[] {-1},
                        new byte[] {1, -1},
                        new boolean[] {true, false},
                        new char[] {'a', 'ü'},
                        new double[0],
                        new double[][] {{1, 2, 3}, {4, 5, 6}},
                        new int[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}})
                .map(array -> Arguments.of(array));
    }

    @ParameterizedTest
    @MethodSource("javaArrays")
    void aJavaArrayComesBackAsItWas(Object array) {
        assertThat(NdArray.of(array).toJava()).isEqualTo(array);
    }

    @Test
    void theOrderOfTheBytesDoesNotMatterToTheElements() {
        NdArray rows = NdArray.of(new int[][] {{1, 2, 3}, {4, 5, 6}});
        NdArray columns = NdArray.columnMajor(DType.INT32, new int[] {2, 3}, rows.columnMajorBytes());

        assertThat(columns).isEqualTo(rows).hasSameHashCodeAs(rows);
        assertThat(columns.at(1, 0)).isEqualTo(4);
        assertThat(columns.toLongs()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(columns.rowMajorBytes()).isEqualTo(rows.rowMajorBytes());
    }

    @Test
    void unsignedElementsKeepTheirValue() {
        ByteBuffer ones = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(-1)
                .flip();

        assertThat(NdArray.rowMajor(DType.UINT8, new int[] {8}, ones).at(0)).isEqualTo(255);
        assertThat(NdArray.rowMajor(DType.UINT32, new int[] {2}, ones).at(0)).isEqualTo(4294967295L);
        assertThat(NdArray.rowMajor(DType.UINT64, new int[] {1}, ones).at(0)).hasToString("18446744073709551615");
        assertThat(NdArray.rowMajor(DType.UINT16, new int[] {4}, ones).toJava())
                .isEqualTo(new int[] {65535, 65535, 65535, 65535});
    }

    @Test
    void aScalarHasNoDimension() {
        NdArray scalar = NdArray.rowMajor(
                DType.FLOAT64,
                new int[0],
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, 2.5));

        assertThat(scalar.dimensions()).isZero();
        assertThat(scalar.size()).isEqualTo(1);
        assertThat(scalar.doubleAt()).isEqualTo(2.5);
        assertThat(scalar).hasToString("float64[] {2.5}");
    }

    @Test
    void whatCannotBeAnArrayIsRefusedInWords() {
        assertThatThrownBy(() -> NdArray.of(new int[][] {{1}, {1, 2}}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lengths 1 and 2");
        assertThatThrownBy(() -> NdArray.of(new Object()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Object is no array");
        assertThatThrownBy(() -> NdArray.of(new int[] {1}).at(1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("outside the shape");
        assertThatThrownBy(() -> NdArray.rowMajor(DType.INT64, new int[] {2}, ByteBuffer.allocate(8)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too few");
    }
}
