package datajoint.codec.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.CodecException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    private static final String DICT = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";

    @Test
    void anArrayComesBackAsItWas() throws IOException {
        NdArray array = NdArray.of(new double[][] {{1, 2, 3}, {4, 5, Double.NaN}});

        byte[] file = file(array);

        assertThat(file).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0).hasSize(128 + 48);
        assertThat(Npy.read(file)).isEqualTo(array);
        assertThat(Npy.read(ByteBuffer.allocateDirect(file.length).put(file).flip()))
                .isEqualTo(array);
    }

    @Test
    void aMappedFileIsAView(@TempDir Path folder) throws IOException {
        NdArray array = NdArray.of(new long[] {1, 2, 3});
        Path file = Files.write(folder.resolve("a.npy"), file(array));

        assertThat(Npy.map(file).toLongs()).containsExactly(1, 2, 3);
    }

    @Test
    void columnMajorArraysStaySo() throws IOException {
        NdArray array = NdArray.of(new int[][] {{1, 2, 3}, {4, 5, 6}}).transpose();

        assertThat(text(file(array))).contains("'fortran_order': True, 'shape': (3, 2)");
        assertThat(Npy.read(file(array))).isEqualTo(array);
        assertThat(text(file(array.slice(0, 0, 2)))).contains("'fortran_order': False, 'shape': (2, 2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'fortran_order': False, ; `` ; says not just",
                "'<f8' ; '|O' ; have no bytes of their own",
                "'<f8' ; '<f3' ; '<f3' is no element type",
                "'<f8' ; __import__('os') ; stands \"__import__",
                "'<f8' ; [('a', '|O')] ; is no element type",
                "'<f8' ; [('a', '<i4'), ('a', '<i4')] ; is empty or there twice",
                "'<f8' ; [('a', '<i4', (2147483647, 2147483647))] ; has the shape",
                "'<f8' ; [('a', '<i4', (-1,))] ; The shape of a field",
                "(2, 3) ; (2, -3) ; no length that Java can hold",
                "(2, 3) ; [2, 3] ; says not just",
                "(2, 3) ; (2, 4) ; is cut: 48 of 64 bytes are there",
                "(2, 3) ; (4294967296, 4294967296) ; no length that Java can hold",
                "(2, 3) ; (99999999999999999999,) ; whole number",
                "(2, 3) ; (2, 2**9) ; and not",
                "'<f8', 'fortran_order': False, 'shape': (2, 3) ; '|V0', 'fortran_order': False, 'shape': (2147483647, 3) ; without bytes",
                "False ; 0 ; says not just",
                ", } ; , {}} ; and not a text",
                ", } ; , } 1 ; and not the end",
                "'descr' ; 'shape' ; there before",
                "(2, 3), } ; (2, 3) ; and not more",
            })
    void refusesHeadersThatNumpyDoesNotWrite(String part, String other, String problem) {
        byte[] file = file(DICT.replace(part, other));

        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void manyBracketsAreRefusedBeforeTheStackIsUsedUp() {
        byte[] file = file(DICT.replace("'<f8'", "[".repeat(60_000)));

        assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(CorruptBlobException.class);
    }

    @Test
    void anArrayOfMoreThanTwoGigabytesNamesTheWayToReadIt() {
        byte[] file = file(DICT.replace("(2, 3)", "(300000000,)"));

        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than 2 GiB")
                .hasMessageContaining("NpyRef.rows");
    }

    @Test
    void emptyArraysOfGreatDimensionsAreRead() {
        byte[] file = file(DICT.replace("(2, 3)", "(0, 2147483647, 2147483647)"));

        assertThat(Npy.read(file).size()).isZero();
    }

    @Test
    void aCutFileIsRefusedAtEveryLength() throws IOException {
        byte[] file = file(NdArray.of(new int[] {1, 2}));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> Npy.read(cut)).isInstanceOf(CorruptBlobException.class);
        }
        assertThat(Npy.read(Arrays.copyOf(file, file.length + 7))).isEqualTo(NdArray.of(new int[] {1, 2}));
    }

    @Test
    void changedBytesGiveAnArrayOrAnErrorOfThisLibrary() throws IOException {
        Random random = new Random(7);
        byte[] file = file(NdArray.of(new double[][] {{1, 2}, {3, 4}}));
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = file.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(90)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Npy.read(changed).size()).isNotNegative();
            } catch (CodecException e) {
                assertThat(e.problem()).isNotEmpty();
            }
        }
    }

    @Test
    void elementsThatNumpyLacksAreRefused() {
        DType overlap =
                DType.parse("{'names': ['a', 'b'], 'formats': ['i1', '<i4'], 'offsets': [8, 0], 'itemsize': 12}");
        NdArray array = NdArray.rowMajor(overlap, new int[] {1}, ByteBuffer.allocate(12));

        assertThatThrownBy(() -> Npy.content(array)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> Npy.content(NdArray.of(new char[] {'a'}))).hasMessageContaining("16-bit characters");
    }

    private static byte[] file(NdArray array) throws IOException {
        try (var in = Npy.content(array).open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] file(String header) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length + 48).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'})
                .put((byte) 2)
                .put((byte) 0)
                .putInt(text.length)
                .put(text)
                .array();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
