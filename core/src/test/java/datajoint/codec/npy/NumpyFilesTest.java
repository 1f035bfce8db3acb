package datajoint.codec.npy;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.testkit.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFilesTest {
    @TempDir
    private Path folder;

    @Test
    void everyFileOfNumpyIsReadAndWrittenByteByByte() throws IOException {
        String printed = Python.DATAJOINT_2.run(script(), folder.toString());

        SoftAssertions softly = new SoftAssertions();
        for (String line : printed.lines().toList()) {
            String[] parts = line.split("\t", -1);
            byte[] file = Files.readAllBytes(folder.resolve(parts[0] + ".npy"));
            NdArray array = Npy.read(ByteBuffer.wrap(file));
            softly.assertThat(Npy.content(array).open().readAllBytes())
                    .as(parts[0])
                    .isEqualTo(file);
            if (!parts[1].isEmpty()) {
                softly.assertThat(array.dtype().name())
                        .as(parts[0])
                        .isEqualTo(parts[1].replace(", 'aligned': True", ""));
                softly.assertThat(DType.parse(parts[1])).as(parts[0]).isEqualTo(array.dtype());
                softly.assertThat(DType.parse(array.dtype().code()))
                        .as(parts[0])
                        .isEqualTo(array.dtype());
                softly.assertThat(DType.parse(array.dtype().description()))
                        .as(parts[0])
                        .isEqualTo(array.dtype());
            }
        }
        softly.assertAll();
        assertThat(printed.lines()).hasSizeGreaterThan(100);
    }

    private static String script() throws IOException {
        try (InputStream in = NumpyFilesTest.class.getResourceAsStream("save_all.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
