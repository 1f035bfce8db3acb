package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of Java in a manual page is a line of a test. */
class DocumentedCodeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "inserting.md, InsertAndFetchTest",
        "fetching.md, InsertAndFetchTest",
        "objects.md, ObjectsManualTest",
        "garbage-collection.md, GarbageManualTest"
    })
    void everyLineIsTested(String page, String test) throws IOException {
        List<String> tested = Files.readAllLines(Path.of("src/test/java/datajoint", test + ".java")).stream()
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
