package datajoint.cli;

import datajoint.settings.SettingsSource;
import datajoint.testkit.TestServer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs {@code dj} in this process and keeps what it printed last. */
final class Terminal {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private String out = "";
    private String err = "";

    Terminal(Path folder) {
        this.folder = folder;
    }

    Terminal on(TestServer server) {
        environment.put("DJ_BACKEND", server.backend());
        environment.put("DJ_HOST", server.host());
        environment.put("DJ_PORT", String.valueOf(server.port()));
        environment.put("DJ_USER", server.user());
        environment.put("DJ_PASS", server.password());
        return this;
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Terminal input(String text) {
        input = text;
        return this;
    }

    /** @return the exit code */
    int dj(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int code = Main.run(
                new SettingsSource(folder, environment, folder.resolve("none")),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(outText, true),
                new PrintWriter(errText, true),
                arguments);
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
