package datajoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/guide-coverage.md names is there. */
class GuideCoverageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test|docs/[\\w-]+\\.md)`");

    @Test
    void everyTestAndPageIsThere() throws IOException {
        Matcher names = NAME.matcher(Files.readString(ROOT.resolve("docs/guide-coverage.md")));
        Set<String> tests = tests();
        List<String> missing = new ArrayList<>();
        int seen = 0;
        while (names.find()) {
            String name = names.group(1);
            boolean there = name.endsWith(".md") ? Files.exists(ROOT.resolve(name)) : tests.contains(name + ".java");
            if (!there) {
                missing.add(name);
            }
            seen++;
        }

        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 12, (path, attributes) -> path.toString().contains("src/test/java"))) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
