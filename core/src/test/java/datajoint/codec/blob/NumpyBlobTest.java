package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.npy.Npy;
import datajoint.model.CodecException;
import datajoint.testkit.Python;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of every type go into blobs as the real Python puts them. */
class NumpyBlobTest {
    private static final String SCRIPT = """
            import sys, numpy as np, datajoint as dj
            from datajoint import blob
            arrays = [np.arange(6).reshape(2, 3).astype(t) for t in ['i1', 'u8', 'f4', 'f8', 'c8', 'c16', 'M8[s]']]
            arrays += [np.array([['a', 'bc', ''], ['d', 'e', 'ü']]), np.array([b'a', b'', b'c']), np.array([[b'a', b'b']]),
                       np.array([(1, 2.5, 'x'), (3, 4.5, 'yz')], [('i', '<i4'), ('f', '<f8'), ('s', '<U2')]),
                       np.array([((1, 2), 3)], [('n', [('x', 'i4'), ('y', 'i4')]), ('z', 'i1')]), np.array(5, 'i2'),
                       np.array([True, False]), np.zeros((2, 0), 'U3')]
            for i, array in enumerate(arrays):
                np.save('%s/%02d.npy' % (sys.argv[1], i), array)
                open('%s/%02d.blob' % (sys.argv[1], i), 'wb').write(blob.pack(array))
            """;

    @Test
    void arraysOfFilesGoIntoBlobsByteForByte(@TempDir Path folder) throws IOException {
        Python.DATAJOINT_2.run(SCRIPT, folder.toString());
        for (int i = 0; i < 15; i++) {
            NdArray array = Npy.map(folder.resolve("%02d.npy".formatted(i)));

            assertThat(Blob.encode(array))
                    .as(array.toString())
                    .isEqualTo(Files.readAllBytes(folder.resolve("%02d.blob".formatted(i))));
        }
    }

    @Test
    void theOtherByteOrderIsTurnedRound() {
        NdArray array = NdArray.of(new int[] {1, 2});

        assertThat(Blob.encode(array.as(DType.INT32.bigEndian()))).isEqualTo(Blob.encode(array));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float16", "timedelta64[s]", "datetime64[25s]", "S3", "V2", "[('v', '<f4', (3,))]"})
    void typesThatBlobsLackAreRefusedWithAWayOut(String type) {
        DType dtype = DType.parse(type);
        NdArray array = NdArray.rowMajor(dtype, new int[] {1}, ByteBuffer.allocate(dtype.bytes()));

        assertThatThrownBy(() -> Blob.encode(array))
                .isInstanceOf(CodecException.class)
                .hasMessageMatching(".*(Blobs have no arrays|Python cannot read).*(array.as|<npy@>|unit).*");
    }
}
