package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.settings.SettingsSource;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter printed = new StringWriter();
    private final CommandLine command = Main.commandLine(SettingsSource.ofProcess(), InputStream.nullInputStream())
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(printed, true));

    @Test
    void versionIsOneLineThatNamesTheProgram() {
        assertThat(command.execute("--version")).isZero();
        assertThat(printed.toString()).matches("dj \\S+\\R");
    }

    @Test
    void unknownOptionIsAnErrorThatNamesIt() {
        assertThat(command.execute("--versoin")).isEqualTo(2);
        assertThat(printed.toString()).contains("--versoin");
    }
}
