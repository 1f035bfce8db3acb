package datajoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void listingOfTheReadmeIsTheTextOfATest() throws IOException {
        String test = Files.readString(ROOT.resolve("core/src/test/java/datajoint/guide/FirstPipelineTest.java"));
        String region = test.substring(test.indexOf("// readme: begin") + 17, test.indexOf("    // readme: end"));

        String readme = Files.readString(ROOT.resolve("README.md"));
        int begin = readme.indexOf("```java\n") + 8;

        assertThat(readme.substring(begin, readme.indexOf("```", begin))).isEqualTo(region.replaceAll("(?m)^ {4}", ""));
    }
}
