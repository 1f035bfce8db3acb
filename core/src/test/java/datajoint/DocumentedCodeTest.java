package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of Java in a manual page is a line of a test. */
class DocumentedCodeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"inserting.md", "fetching.md"})
    void everyLineIsTested(String page) throws IOException {
        List<String> tested = Files.readAllLines(Path.of("src/test/java/datajoint/InsertAndFetchTest.java")).stream()
                .map(String::strip)
                .toList();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs", page)));
        int blocks = 0;
        while (block.find()) {
            blocks++;
            assertThat(block.group(1)
                            .lines()
                            .map(line -> line.replaceFirst(" // .*", "").strip()))
                    .allSatisfy(line -> assertThat(tested).contains(line));
        }
        assertThat(blocks).isPositive();
    }
}
