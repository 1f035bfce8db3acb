package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.testkit.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real Python reads what Java wrote. */
class PythonBlobTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Python.class)
    void pythonReadsWhatJavaWroteAsItReadsTheOriginal(Python python) throws IOException {
        List<String> pairs = GoldenBlobs.cases()
                .filter(golden -> !(Blob.decode(golden.bytes()) instanceof MatlabSparse))
                .filter(golden -> !golden.name().contains("32bit"))
                .map(golden -> "%s %s %s"
                        .formatted(golden.name(), text(golden.bytes()), text(Blob.encode(Blob.decode(golden.bytes())))))
                .toList();

        assertThat(lines(python, pairs)).containsExactly("alike " + pairs.size());
    }

    private List<String> lines(Python python, List<String> input) throws IOException {
        Path file = Files.write(folder.resolve("input"), input);
        try (InputStream script = getClass().getResourceAsStream("/python/blobs.py")) {
            String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return python.run(source, file.toString()).lines().toList();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
