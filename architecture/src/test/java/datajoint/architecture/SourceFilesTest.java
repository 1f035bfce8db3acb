package datajoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void noJavaFileHasOver400Lines() throws IOException {
        assertThat(javaFiles())
                .hasSizeGreaterThan(50)
                .allSatisfy(file -> assertThat(lines(file))
                        .as(ROOT.relativize(file).toString())
                        .hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void everyPackageSaysWhatIsInIt() throws IOException {
        List<Path> packages = javaFiles().stream()
                .filter(file -> file.toString().contains("src/main/java/datajoint"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("/**", "@NullMarked"));
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFilesTest::below)
                    .toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
