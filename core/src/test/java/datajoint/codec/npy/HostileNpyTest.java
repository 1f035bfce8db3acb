package datajoint.codec.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.literal.Literal;
import datajoint.model.CodecException;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code dev/fuzz} found. */
class HostileNpyTest {
    @Test
    void fieldsThatOverlapAreNotWrittenAsIfTheyFollowedOneAnother() {
        DType overlapping = DType.struct(
                List.of(
                        new DType.Field("a", 8, DType.INT32, List.of()),
                        new DType.Field("b", 0, DType.FLOAT32, List.of(2))),
                16);
        NdArray array = NdArray.rowMajor(overlapping, new int[] {2}, ByteBuffer.allocate(32));

        assertThatThrownBy(() -> Npy.content(array))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("The field 'b'");
    }

    @Test
    void anEmptyArrayHasAShortTextWhateverItsShape() {
        NdArray empty = NdArray.rowMajor(DType.INT8, new int[] {Integer.MAX_VALUE, 1, 0}, ByteBuffer.allocate(0));

        assertThat(empty.toString()).isEqualTo("int8[2147483647, 1, 0] {}");
    }

    @Test
    void elementsWithoutBytesAreCountedToo() {
        NpyHeader header = new NpyHeader(DType.bytes(0), false, List.of(Integer.MAX_VALUE, 2), 128);

        assertThatThrownBy(header::dataBytes)
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("2147483647, 2");
    }

    @Test
    void anArrayOfManyShortDimensionsHasAShortTextToo() {
        int[] shape = new int[16];
        java.util.Arrays.fill(shape, 2);

        assertThat(NdArray.rowMajor(DType.INT8, shape, ByteBuffer.allocate(1 << 16))
                        .toString())
                .hasSizeLessThan(3_000)
                .contains("...");
    }

    @Test
    void manyElementsWithoutBytesAreRefused() {
        byte[] text = "{'descr': '|S0', 'fortran_order': False, 'shape': (2147483647, 3), }\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text);

        assertThatThrownBy(() -> Npy.read(file.flip()))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("without bytes");
    }

    @Test
    void theFieldsOfNoStructuresAreEmpty() {
        DType type = DType.struct(List.of(
                new DType.Field("a", 0, DType.FLOAT64, List.of()), new DType.Field("b", 8, DType.INT8, List.of(2))));
        NdArray none = NdArray.rowMajor(type, new int[] {0}, ByteBuffer.allocate(0));

        assertThat(none.field("b").rowMajorBytes().remaining()).isZero();
        assertThat(none.field("b")).isEqualTo(NdArray.rowMajor(DType.INT8, new int[] {0, 2}, ByteBuffer.allocate(0)));
    }

    @Test
    void aTypeOfMoreBytesThanAnArrayHoldsIsRefused() {
        assertThat(DType.parse("|V2147483647").bytes()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> DType.parse("|V2147483648")).isInstanceOf(DataException.class);
    }

    /** As {@code repr} of Python 3.11 has them. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "x, 'x'",
                "it's, \"it's\"",
                "it's \"x\", 'it\\'s \"x\"'",
                "\ud83d\ude00\u00e4, '\ud83d\ude00\u00e4'",
                "a\u0000\u007f\u00ad, 'a\\x00\\x7f\\xad'",
                "\u200b\u2028\ud800, '\\u200b\\u2028\\ud800'",
                "a\\b, 'a\\\\b'"
            })
    void namesAreQuotedAsPythonDoes(String name, String quoted) {
        assertThat(Literal.quoted(name)).isEqualTo(quoted);
    }
}
