package datajoint.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real Python DataJoint, each release in a virtual environment of its own that {@code dev/test} makes. */
public enum Python {
    /** {@code datajoint==2.3.5}, the peer. */
    DATAJOINT_2("DJ_TEST_PYTHON2"),
    /** {@code datajoint==0.14.6}, the release that labs migrate from; MySQL and MariaDB only. */
    DATAJOINT_0_14("DJ_TEST_PYTHON014");

    private final String variable;

    Python(String variable) {
        this.variable = variable;
    }

    /**
     * Runs a script that connects to the server by the {@code DJ_*} variables and prints its result to standard output.
     *
     * @param script the source text of the script
     * @return what it printed
     * @throws AssertionError with everything it printed, if it fails or takes more than five minutes
     */
    public String run(TestServer server, String script, String... arguments) {
        Map<String, String> connection = Map.of(
                "DJ_HOST", server.host(),
                "DJ_PORT", Integer.toString(server.port()),
                "DJ_USER", server.user(),
                "DJ_PASS", server.password(),
                "DJ_BACKEND", server.backend());
        return run(connection, script, arguments);
    }

    /** Runs a script that needs no server. */
    public String run(String script, String... arguments) {
        return run(Map.of(), script, arguments);
    }

    private String run(Map<String, String> connection, String script, String... arguments) {
        try {
            Path folder = Files.createTempDirectory("dj-python");
            Path file = Files.writeString(folder.resolve("script.py"), script);
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            List<String> command = new ArrayList<>(List.of(executable(), file.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(connection);
            builder.environment().put("DJ_LOG_STREAM", "stderr");
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            Process process = builder.start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            String printed = Files.readString(out, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(
                        "%s %s\n%s\n%s".formatted(this, ended ? "failed" : "hangs", printed, Files.readString(err)));
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String executable() {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalStateException(
                        variable + " is not set. Run the tests with dev/test, which makes the environment."));
    }
}
