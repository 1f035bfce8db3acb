package datajoint.codec.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.DataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
    static Stream<Object[]> nested() {
        return Stream.of(
                new Object[] {new Double[] {1.5, 2.0}, "float64", List.of(1.5, 2.0)},
                new Object[] {new Integer[][] {{1, 2}, {3, 4}}, "int32", List.of(1, 2, 3, 4)},
                new Object[] {new Byte[] {1}, "int8", List.of(1)},
                new Object[] {List.of(true, false), "bool", List.of(true, false)},
                new Object[] {List.of(List.of(1L, 2L), List.of(3L, 4L)), "int64", List.of(1L, 2L, 3L, 4L)},
                new Object[] {List.of((short) 1, 2), "int32", List.of(1, 2)},
                new Object[] {List.of(1, 2.5), "float64", List.of(1.0, 2.5)},
                new Object[] {List.of(2.5f), "float32", List.of(2.5f)},
                new Object[] {List.of(1, new Complex(1, 2)), "complex128", List.of(new Complex(1, 0), new Complex(1, 2))
                },
                new Object[] {
                    List.of(new BigInteger("18446744073709551615")),
                    "uint64",
                    List.of(new BigInteger("18446744073709551615"))
                },
                new Object[] {new String[] {"a", "übel", ""}, "<U4", List.of("a", "übel", "")},
                new Object[] {new String[][] {{"\uD83D\uDE00"}}, "<U1", List.of("\uD83D\uDE00")},
                new Object[] {List.of(new int[] {1, 2}, new int[] {3, 4}), "int32", List.of(1, 2, 3, 4)},
                new Object[] {Set.of(7), "int32", List.of(7)},
                new Object[] {List.of(), "float64", List.of()});
    }

    @ParameterizedTest
    @MethodSource("nested")
    void listsAndArraysOfObjectsHaveTheTypeThatHoldsAll(Object nested, String dtype, List<?> values) {
        NdArray array = NdArray.of(nested);

        assertThat(array.dtype()).hasToString(dtype);
        assertThat(array.values()).isEqualTo(values);
        assertThat(NdArray.of(array.dtype(), array.shape(), values)).isEqualTo(array);
    }

    static Stream<Arguments> uneven() {
        return Stream.<Object>of(
                        List.of(List.of(1), List.of(1, 2)),
                        List.of(List.of(1), 2),
                        List.of(1, List.of(2)),
                        Arrays.asList(1, null),
                        new Double[] {null},
                        new int[][] {{1}, {2, 3}},
                        List.of("a", 1),
                        List.of(new Object()),
                        "text")
                .map(value -> Arguments.of(value));
    }

    @ParameterizedTest
    @MethodSource("uneven")
    void valuesThatAreNoArrayAreRefused(Object nested) {
        assertThatThrownBy(() -> NdArray.of(nested)).isInstanceOf(DataException.class);
    }

    @Test
    void streamsGoInAndOut() {
        assertThat(NdArray.of(DoubleStream.of(1, 2)).doubles()).containsExactly(1.0, 2.0);
        assertThat(NdArray.of(LongStream.range(0, 3)).longs()).containsExactly(0L, 1L, 2L);
        assertThat(NdArray.of(new boolean[] {true}).values()).isEqualTo(List.of(true));
    }

    @Test
    void elementsChangeTheirTypeIfTheyFit() {
        NdArray array = NdArray.of(new double[][] {{1, 2}, {255, 0}});

        assertThat(array.as(DType.UINT8).toJava()).isEqualTo(new short[][] {{1, 2}, {255, 0}});
        assertThat(array.transpose().as(DType.FLOAT16.bigEndian()).toDoubles()).containsExactly(1, 255, 2, 0);
        assertThat(array.as(DType.COMPLEX64).at(1, 0)).isEqualTo(new Complex(255, 0));
        assertThat(NdArray.of(new char[] {'a', 'b'}).as(DType.text(1)).values()).isEqualTo(List.of("a", "b"));
        assertThat(array.as(DType.FLOAT64)).isSameAs(array);
        NdArray ends = NdArray.of(new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE});
        assertThat(NdArray.of(new double[] {-0x1p63, -0.0}).as(DType.INT64).toLongs())
                .containsExactly(Long.MIN_VALUE, 0);
        assertThat(NdArray.of(new int[] {-128, 127}).as(DType.INT8).toInts()).containsExactly(-128, 127);
        assertThat(NdArray.of(new long[] {0xffffffffL}).as(DType.UINT32).toLongs())
                .containsExactly(0xffffffffL);
        assertThat(ends.as(DType.INT64.bigEndian()).littleEndian()).isEqualTo(ends);
    }

    @Test
    void elementsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> NdArray.of(new int[] {300}).as(DType.UINT8))
                .hasMessage("'300' is no element of uint8. Give a value that fits, or an array of a wider type.");
        assertThatThrownBy(() -> NdArray.of(new double[] {0.5}).as(DType.INT32)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new double[] {Double.NaN}).as(DType.INT32))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new int[] {-1}).as(DType.UINT64)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new String[] {"abc"}).as(DType.text(2)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new double[] {0x1p63}).as(DType.INT64))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new int[] {128}).as(DType.INT8)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new int[] {-1}).as(DType.UINT32)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.of(new long[] {1L << 40}).toInts())
                .hasMessageContaining("does not fit an int");
        assertThatThrownBy(() -> NdArray.of(DType.INT8, new int[] {3}, List.of(1, 2)))
                .hasMessageContaining("has 3 elements, not 2");
    }

    @Test
    void structuresAreMapsAndTheirFieldsAreViews() {
        DType type = DType.parse("[('id', '<u2'), ('name', '<U3'), ('at', '>f4', (2,)), ('raw', 'V2')]");
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", 65535);
        one.put("name", "abc");
        one.put("at", List.of(1.5f, 2.5f));
        one.put("raw", new byte[] {1, 2});

        NdArray array = NdArray.of(type, new int[] {2}, List.of(one, one));

        assertThat(array.field("id").toLongs()).containsExactly(65535, 65535);
        assertThat(array.field("at").shape()).containsExactly(2, 2);
        assertThat(array.field("at").toFloats()).containsExactly(1.5f, 2.5f, 1.5f, 2.5f);
        assertThat(array.littleEndian().field("at").toDoubles()).containsExactly(1.5, 2.5, 1.5, 2.5);
        assertThat(array.field("name").at(1)).isEqualTo("abc");
        assertThat((byte[]) array.field("raw").at(0)).containsExactly(1, 2);
        assertThatThrownBy(() -> array.field("nmae")).isInstanceOf(DataException.class);
    }

    @Test
    void gapsBetweenFieldsDoNotMatterToEquality() {
        DType type = DType.parse("{'names': ['a'], 'formats': ['i1'], 'offsets': [1], 'itemsize': 2}");
        NdArray one = NdArray.rowMajor(type, new int[] {1}, ByteBuffer.wrap(new byte[] {5, 7}));
        NdArray other = NdArray.rowMajor(type, new int[] {1}, ByteBuffer.wrap(new byte[] {6, 7}));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void halvesAreWhatNumpyHas() {
        DType half = DType.FLOAT16;
        for (int bits = 0; bits < 1 << 16; bits++) {
            ByteBuffer data = ByteBuffer.allocate(2)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putShort(0, (short) bits);
            NdArray array = NdArray.rowMajor(half, new int[0], data);
            if (!Double.isNaN(array.doubleAt())) {
                assertThat(array.as(DType.FLOAT64).as(half)).isEqualTo(array);
            }
        }
        assertThat(NdArray.of(new double[] {65519, 65520, 1e-8, 2049, 2051})
                        .as(half)
                        .toDoubles())
                .containsExactly(65504, Double.POSITIVE_INFINITY, 0, 2048, 2052);
    }

    @Test
    void shapesBeyondAnArrayAreRefused() {
        ByteBuffer none = ByteBuffer.allocate(0);

        assertThatThrownBy(() -> NdArray.rowMajor(DType.INT8, new int[] {1 << 20, 1 << 20}, none))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.rowMajor(DType.INT8, new int[] {-1}, none))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> NdArray.strided(DType.INT8, new int[] {3}, new int[] {-1}, 1, ByteBuffer.allocate(9)))
                .isInstanceOf(DataException.class);
        assertThat(NdArray.strided(DType.INT8, new int[] {2}, new int[] {-1}, 1, ByteBuffer.wrap(new byte[] {1, 2}))
                        .toLongs())
                .containsExactly(2, 1);
    }
}
