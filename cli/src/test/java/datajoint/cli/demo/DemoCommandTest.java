package datajoint.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.cli.Main;
import datajoint.settings.SettingsSource;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheLabToTwoAndReadsItThere() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Main.run(
                new SettingsSource(folder, Map.of(), folder),
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                "demo");

        assertThat(code).as(out + "\n" + err).isZero();
        assertThat(out.toString())
                .contains("573 rows, 8 tables", "32 pointers", "3 carried", "Certificate ", "cutover   done")
                .contains("archive      : <filepath@raw>", "208         0  116.7217", "float32[3600]");
        assertThat(folder).isEmptyDirectory();
    }
}
