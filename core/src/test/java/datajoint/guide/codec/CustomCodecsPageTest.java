package datajoint.guide.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of code in the page on codecs of one's own is a line of what is run here. */
class CustomCodecsPageTest {
    @ParameterizedTest
    @CsvSource({"java, src/test/java/datajoint/guide/codec", "python, src/test/resources/interop"})
    void everyLineIsTested(String language, String folder) throws IOException {
        List<String> tested = new ArrayList<>();
        for (String file : List.of("Graph.java", "GraphCodec.java", "GraphCodecTest.java", "graph.py")) {
            Path source = Path.of(folder, file);
            if (Files.exists(source)) {
                Files.readAllLines(source).forEach(line -> tested.add(line.strip()));
            }
        }
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/custom-codecs.md")));
        int lines = 0;
        while (block.find()) {
            for (String line : block.group(1).lines().toList()) {
                assertThat(tested).contains(line.strip());
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(5);
    }
}
