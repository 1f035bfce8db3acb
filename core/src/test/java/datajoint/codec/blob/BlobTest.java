package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.CodecException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobTest {
    static Stream<GoldenBlobs.Case> golden() {
        return GoldenBlobs.cases();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsWhatPythonAndMatlabWrote(GoldenBlobs.Case golden) {
        JsonNode value = NeutralValue.of(Blob.decode(golden.bytes()));

        JsonNode stated = golden.facts().get("value");
        assertThat(NeutralForms.same(value, stated))
                .as("%s is %s", value, stated)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void writesTheSameBytesAsPython(GoldenBlobs.Case golden) {
        Object value = Blob.decode(golden.bytes());
        if (golden.pythonWritesTheSame()) {
            assertThat(Blob.encode(value, Compression.ALWAYS)).isEqualTo(golden.bytes());
        } else if (!(value instanceof MatlabSparse)) {
            assertThat(Blob.decode(Blob.encode(value))).isEqualTo(value);
        }
    }

    @Test
    void aDeepNestIsRefusedByReaderAndWriter() {
        byte[] blob = Blob.encode(nest(150));

        assertThat(Blob.decode(blob)).isEqualTo(nest(150));
        assertThatThrownBy(() -> Blob.decode(blob, new BlobLimits(1 << 20, 1032, 100)))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("more than 100 deep");
        assertThatThrownBy(() -> Blob.encode(nest(300)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than 200 deep");
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        List<Object> self = new ArrayList<>();
        self.add(self);

        assertThatThrownBy(() -> Blob.encode(self)).isInstanceOf(CodecException.class);
    }

    @Test
    void halfASurrogatePairIsRefusedAndNotReplaced() {
        assertThatThrownBy(() -> Blob.encode("x\ud83d"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("half a surrogate pair");
    }

    @Test
    void theBitsOfComplexNaNsStayAsTheyAre() {
        ByteBuffer signalling =
                ByteBuffer.allocate(8).putInt(0x0100a07f).putInt(0x0200a0ff).flip();
        NdArray array = NdArray.columnMajor(DType.COMPLEX64, new int[] {1}, signalling);

        assertThat(Blob.decode(Blob.encode(array))).isEqualTo(array);
    }

    @Test
    void structsWithoutFieldsAreRead() {
        MatlabStruct empty = new MatlabStruct(new int[] {1, 1}, List.of(), List.of(List.of()));

        assertThat(Blob.decode(Blob.encode(empty))).isEqualTo(empty);
    }

    @Test
    void emptyArraysMayHaveAnyOtherDimensions() {
        int[] shape = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0};
        NdArray empty = NdArray.columnMajor(DType.INT8, shape, ByteBuffer.allocate(0));

        assertThat(Blob.decode(Blob.encode(empty))).isEqualTo(empty);
    }

    @Test
    void aDecimalOfAMillionDigitsStaysText() {
        PythonDecimal digits = new PythonDecimal("7".repeat(1_000_000));

        assertThat(Blob.decode(Blob.encode(digits))).isEqualTo(digits);
    }

    @Test
    void aBombIsRefused() {
        byte[] bomb = Blob.encode(new byte[100_000_000], Compression.ALWAYS);

        assertThatThrownBy(() -> Blob.decode(bomb, new BlobLimits(1 << 20, 1032, 200)))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("the limit is 1048576 bytes");
    }

    @Test
    void aJavaArrayOfArraysHasTheBytesOfTheSameArrayOfNumpy() {
        int[][] array = {{1, 2}, {3, 4}};

        assertThat(Blob.encode(array)).isEqualTo(Blob.encode(NdArray.of(array))).startsWith('m', 'Y', 'm', 0);
    }

    @Test
    void aShortStreamThatSaysItHoldsMuchIsRefusedBeforeMemoryIsTaken() {
        byte[] blob = HexFormat.of().parseHex("5a4c3132330000000f0000000000");

        assertThatThrownBy(() -> Blob.decode(blob))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("0 compressed bytes say that they hold 983040 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0663", "_1", "x"})
    void aLongTextThatIsNoDecimalIsRefusedWithoutReadingItsDigits(String digit) {
        byte[] blob = Blob.encode(new PythonDecimal(digit.repeat(1_000_000)));

        assertThatThrownBy(() -> Blob.decode(blob))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("is no decimal");
    }

    @Test
    void manyStructsWithoutFieldsTakeNoMemory() {
        MatlabStruct empty = new MatlabStruct(new int[] {65_536}, List.of(), Collections.nCopies(65_536, List.of()));
        List<Object> many = new ArrayList<>(Collections.nCopies(10_000, empty));

        assertThat(Blob.decode(Blob.encode(many))).isEqualTo(many);
    }

    @Test
    void bytesThatAreNoBlobAreRefusedByName() {
        assertThatThrownBy(() -> Blob.decode("%PDF-1.7 etc".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("%PDF-1.7")
                .hasMessageContaining("Declare the attribute as bytes");
    }

    @Test
    void noiseIsStoredAsItIsAndSignalsGetShorter() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        short[] signal = new short[50_000];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (short) (1000 * Math.sin(i / 50.0));
        }

        assertThat(Blob.encode(noise)).hasSize(100_000 + 4 + 9);
        assertThat(Blob.encode(signal).length).isLessThan(60_000);
        assertThat(Blob.decode(Blob.encode(signal))).isEqualTo(NdArray.of(signal));
    }

    private static Object nest(int depth) {
        Object value = 1L;
        for (int i = 0; i < depth; i++) {
            value = new ArrayList<>(List.of(value));
        }
        return value;
    }

    @Test
    void timesFinerThanMicrosecondsAreRefused() {
        assertThat(Blob.decode(Blob.encode(java.time.LocalTime.of(1, 2, 3, 4_000))))
                .isEqualTo(java.time.LocalTime.of(1, 2, 3, 4_000));
        assertThatThrownBy(() -> Blob.encode(java.time.LocalTime.of(1, 2, 3, 4_001)))
                .isInstanceOf(datajoint.model.CodecException.class)
                .hasMessageContaining("microseconds");
    }
}
