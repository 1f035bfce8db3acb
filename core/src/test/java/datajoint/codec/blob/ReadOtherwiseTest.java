package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.model.CodecException;
import datajoint.testkit.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one language writes and the other reads otherwise, or not at all. {@link RandomValues} leaves it out. */
class ReadOtherwiseTest {
    @TempDir
    Path folder;

    @Test
    void pythonReadsOtherwiseOrNotAtAll() throws IOException {
        Map<Object, String> expected = new LinkedHashMap<>();
        // Elements that are all sequences become one more dimension
        expected.put(ObjectArray.of(List.of(1L), List.of(2L)), "array([1, 2], dtype=object)");
        expected.put(
                ObjectArray.of(NdArray.of(new double[2])),
                "ValueError: cannot reshape array of size 2 into shape (1,)");
        // What is not hashable is no key; what is equal is one key
        expected.put(Set.of(Set.of(1L)), "TypeError: unhashable type: 'set'");
        expected.put(Map.of(List.of(), 1L), "TypeError: unhashable type: 'list'");
        expected.put(Set.of(new PythonDecimal("sNaN")), "TypeError: Cannot hash a signaling NaN value");
        expected.put(new LinkedHashSet<>(List.of(1L, true, 1.0)), "{1}");
        // Complex arrays go through real + 1j * imaginary
        expected.put(complex(1, Double.POSITIVE_INFINITY, -0.0, 1, 1, -0.0), "array([nan+infj,  0. +1.j,  1. +0.j])");
        // The shape of an empty cell, structs without fields, nameless fields
        expected.put(new MatlabCell(new ObjectArray(new int[] {0, 0}, List.of())), "MatCell([], dtype=object)");
        expected.put(new MatlabStruct(new int[] {1}, List.of(), List.of(List.of())), "array(None, dtype=object)");
        expected.put(new RecordArray(Map.of()), "array(None, dtype=object)");
        expected.put(new RecordArray(Map.of("", NdArray.of(new int[1]))), "ValueError: no field of name ");
        expected.put(
                new MatlabStruct(new int[] {1}, List.of(""), List.of(List.of(1L))),
                "rec.array([(1,)],          dtype=[('f0', 'O')])");
        expected.put(
                new MatlabStruct(new int[] {1}, List.of("a", "a"), List.of(List.of(1L, 2L))),
                "ValueError: field 'a' occurs more than once");
        // Characters: rows are joined, the high byte is dropped, a low byte of 0x80 or more is no ASCII
        expected.put(NdArray.of("ab".toCharArray()), "array(['ab'], dtype='<U2')");
        expected.put(NdArray.of(new char[] {0x161}), "array(['a'], dtype='<U1')");
        expected.put(
                NdArray.of(new char[] {0xe9}),
                "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)");

        assertThat(shown(expected.keySet())).containsExactlyElementsOf(expected.values());
    }

    @Test
    void matlabSparseIsNotWrittenBecausePythonCannotReadIt() {
        NdArray none = NdArray.of(new long[0]);

        assertThatThrownBy(() ->
                        Blob.encode(new MatlabSparse(1, 0, NdArray.of(new long[1]), none, NdArray.of(new double[0]))))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("MatlabSparse");
    }

    /** Python finds no NaN equal to another, Java all of them. */
    @Test
    void javaRefusesADictInWhichItWouldLoseAKey() {
        byte[] blob = HexFormat.of()
                .parseHex("646a300004020000000000000009000000000000000d000000000000f87f04000000000000000a010001"
                        + "09000000000000000d000000000000f87f04000000000000000a010002");

        assertThatThrownBy(() -> Blob.decode(blob))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining("has the key NaN twice");
    }

    @Test
    void javaReadsASetOfNaNsAsOne() {
        byte[] blob = HexFormat.of()
                .parseHex("646a300003020000000000000009000000000000000d000000000000f87f"
                        + "09000000000000000d000000000000f87f");

        assertThat(Blob.decode(blob)).isEqualTo(Set.of(Double.NaN));
    }

    private static NdArray complex(double... parts) {
        ByteBuffer data = ByteBuffer.allocate(8 * parts.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (double part : parts) {
            data.putDouble(part);
        }
        NdArray array = NdArray.rowMajor(DType.COMPLEX128, new int[] {parts.length / 2}, data.flip());
        assertThat(array.at(0)).isEqualTo(new Complex(parts[0], parts[1]));
        return array;
    }

    private List<String> shown(Set<Object> values) throws IOException {
        List<String> lines = new ArrayList<>();
        values.forEach(value -> lines.add(Base64.getEncoder().encodeToString(Blob.encode(value))));
        Path file = Files.write(folder.resolve("blobs"), lines);
        try (InputStream script = getClass().getResourceAsStream("/python/blob_values.py")) {
            String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Python.DATAJOINT_2
                    .run(source, "show", file.toString())
                    .lines()
                    .toList();
        }
    }
}
