package datajoint.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hundred thousand inputs of {@code dev/fuzz}, in a process with little memory. */
class FuzzTest {
    @TempDir
    Path folder;

    @Test
    void noInputDoesMoreThanBeRefused() throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzRun.class.getName(),
                        "100000",
                        "20261123")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        int exit = process.waitFor();

        assertThat(exit).as(Files.readString(printed)).isZero();
    }
}
