package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.testkit.Python;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand values through Java, Python and Java, and ten thousand through Python and Java. */
class RandomValuesInteropTest {
    private static final int VALUES = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @TempDir
    Path folder;

    @Test
    void pythonReadsWhatJavaWroteAndWritesTheSameBytes() throws IOException {
        List<Object> values = IntStream.range(0, VALUES)
                .mapToObj(seed -> new RandomValues(seed).next())
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            Compression compression = Compression.values()[i % Compression.values().length];
            lines.add(text(Blob.encode(values.get(i), compression)) + "\t" + described(values.get(i)));
        }
        Path file = Files.write(folder.resolve("blobs"), lines, StandardCharsets.US_ASCII);

        List<String> repacked = python("read", file.toString());

        assertThat(repacked).hasSize(VALUES);
        for (int i = 0; i < VALUES; i++) {
            assertThat(repacked.get(i)).as("value %d", i).doesNotContain(" ");
            byte[] blob = Base64.getDecoder().decode(repacked.get(i));
            assertRead(Blob.decode(blob), NeutralValue.exact(values.get(i)), i);
            assertWritten(values.get(i), blob, i);
        }
    }

    @Test
    void javaReadsWhatPythonWroteAndWritesTheSameBytes() throws IOException {
        List<String> made = python("make", "20261123", Integer.toString(VALUES));

        assertThat(made).hasSize(VALUES);
        for (int i = 0; i < VALUES; i++) {
            String[] parts = made.get(i).split("\t");
            byte[] blob = Base64.getDecoder().decode(parts[0]);
            Object value = Blob.decode(blob);
            assertRead(value, JSON.readTree(parts[1]), i);
            assertWritten(value, blob, i);
        }
    }

    private static void assertRead(Object value, JsonNode expected, int number) {
        JsonNode got = NeutralValue.exact(value);
        assertThat(NeutralForms.same(got, expected))
                .as("value %d: %s is %s", number, got, expected)
                .isTrue();
    }

    /** Python writes the items of a set in an order of its own; the same zlib is nowhere promised. */
    private static void assertWritten(Object value, byte[] blob, int number) {
        byte[] written = Blob.encode(value, Compression.ALWAYS);
        if (!java.util.Arrays.equals(written, blob)
                && !NeutralValue.exact(value).findValuesAsText("kind").contains("set")) {
            assertThat(written).as("value %d", number).isEqualTo(blob);
        }
    }

    private static String described(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(NeutralValue.exact(value));
    }

    private List<String> python(String... arguments) throws IOException {
        try (InputStream script = getClass().getResourceAsStream("/python/blob_values.py")) {
            String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Python.DATAJOINT_2.run(source, arguments).lines().toList();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
