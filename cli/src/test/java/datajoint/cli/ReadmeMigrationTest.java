package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The six commands of README.md, as they stand there. */
class ReadmeMigrationTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void takeALabToTwo(TestServer server) throws IOException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder)) {
            Files.writeString(folder.resolve("dj_local_conf.json"), fixture.resource("dj_local_conf.json"));
            Terminal terminal = new Terminal(folder).on(server);
            String pattern = fixture.schemas().get(0).replaceFirst("_[a-z]+$", "_%");
            List<String> commands = commands();
            assertThat(commands).hasSize(6);

            for (String command : commands) {
                int code = terminal.dj(arguments(command, pattern, fixture));
                assertThat(code)
                        .as(command + "\n" + terminal.out() + terminal.err())
                        .isZero();
            }

            assertThat(terminal.out()).contains("cutover", "done in", "downtime");
            assertThat(folder.resolve("certificate.html")).content().contains("Proven");
            assertThat(folder.resolve("assessment.html")).isNotEmptyFile();
            assertThat(terminal.dj("migrate", "undo", "--schemas", pattern, "--yes"))
                    .isZero();
            assertThat(terminal.dj("migrate", "undo", "--schemas", pattern, "--yes"))
                    .isZero();
        }
    }

    /** Names of this test's schemas and folder; nobody sits at the terminal to say yes. */
    private String[] arguments(String command, String pattern, LegacyFixture fixture) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" ")) {
            boolean file = word.endsWith(".html") || word.endsWith(".json");
            arguments.add(
                    word.equals("'lab_%'")
                            ? pattern
                            : file ? folder.resolve(word).toString() : word);
        }
        arguments.remove(0);
        if (!arguments.contains("--schemas")) {
            // Other tests migrate other labs on this server.
            arguments.addAll(List.of("--schemas", String.join(",", fixture.schemas())));
        }
        if (arguments.contains("cutover")) {
            arguments.add("--yes");
        }
        return arguments.toArray(String[]::new);
    }

    private static List<String> commands() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf("```sh\ndj migrate") + 6;
        return readme.substring(begin, readme.indexOf("```", begin)).lines().toList();
    }
}
