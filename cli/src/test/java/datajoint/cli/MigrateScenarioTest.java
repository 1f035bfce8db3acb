package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A migration as a person does it: {@code dj migrate}, command by command. */
class MigrateScenarioTest {
    @TempDir
    private Path folder;

    private final StringBuilder transcript = new StringBuilder();
    private String group = "";

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aLabMovesInSixCommandsAndBack(TestServer server) throws IOException, SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder)) {
            Files.writeString(folder.resolve("dj_local_conf.json"), fixture.resource("dj_local_conf.json"));
            group = String.join(",", fixture.schemas());
            Terminal terminal = new Terminal(folder).on(server);

            assertThat(dj(terminal, "plan", "--dry-run")).isZero();
            assertThat(terminal.out()).contains("CREATE TABLE", "Nothing was kept or changed");
            assertThat(dj(terminal, "status")).isEqualTo(1);
            assertThat(terminal.err()).contains("No migration of", "dj migrate plan --schemas");

            assertThat(dj(terminal, "plan")).isZero();
            assertThat(terminal.out()).contains("Next: dj migrate shadow --legacy-config", "--schemas " + group);
            assertThat(dj(terminal, "copy")).isEqualTo(1);
            assertThat(terminal.err()).contains("Before copy comes shadow, which is not done");
            assertThat(dj(terminal, "shadow")).isZero();
            assertThat(terminal.out()).contains("shadow", "done in", "Next: dj migrate copy");
            assertThat(dj(terminal, "copy", "--dry-run")).isZero();
            assertThat(terminal.out()).contains("INSERT INTO", "nothing was changed");
            assertThat(dj(terminal, "copy")).isZero();
            assertThat(dj(terminal, "pointers")).isZero();
            dj(terminal, "status");
            assertThat(terminal.out()).contains("pointers  done", "verify    to do", "Next: dj migrate verify");
            Path html = folder.resolve("certificate.html");
            Path json = folder.resolve("certificate.json");
            assertThat(dj(terminal, "verify", "--report", html.toString(), "--report", json.toString()))
                    .isZero();
            assertThat(html).content().contains("Proven: nothing was lost");
            assertThat(dj(terminal, "cutover")).isEqualTo(3);
            assertThat(terminal.err()).contains("--yes");
            assertThat(dj(terminal, "cutover", "--yes")).isZero();
            assertThat(terminal.out()).contains("downtime");
            assertThat(dj(terminal, "verify", "--certificate", json.toString())).isZero();
            assertThat(terminal.out()).contains("Proven again");
            assertThat(dj(terminal, "verify")).isZero();
            assertThat(dj(terminal, "status", "--json")).isZero();
            assertThat(terminal.out()).contains("\"step\":\"cutover\",\"state\":\"done\"");

            assertThat(dj(terminal, "watch")).isZero();
            assertThat(terminal.out()).contains("watch", "nothing to do");
            assertThat(dj(terminal, "cleanup")).isEqualTo(3);
            assertThat(dj(terminal, "cleanup", "--confirm", "another")).isEqualTo(3);
            assertThat(terminal.err()).contains("'another' is not what would be dropped");
            assertThat(dj(terminal, "undo")).isZero();
            assertThat(terminal.out()).contains("Taken back: cutover, watch", "Go on with: dj migrate cutover");
            addRow(server, fixture.schemas().get(0) + "_v2");
            assertThat(dj(terminal, "undo")).isEqualTo(3);
            assertThat(terminal.err()).contains("raw_file: 1 rows that", "Save it first", "undo shadow --yes");
            assertThat(dj(terminal, "status")).isZero();
            assertThat(dj(terminal, "cutover", "--yes")).isEqualTo(3);
            assertThat(terminal.err()).contains("written after their verification began", "_v2.raw_file");
            assertThat(dj(terminal, "undo", "--yes")).isZero();
            assertThat(terminal.out()).contains("has ended; the old tables are as they were");
        } finally {
            Path kept = Files.createDirectories(Path.of("target", "transcripts"));
            Files.writeString(kept.resolve("migrate-" + server + ".txt"), transcript);
        }
    }

    private static void addRow(TestServer server, String schema) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO `" + schema + "`.raw_file (file_no, path) VALUES (4711, '{}')");
        }
    }

    private int dj(Terminal terminal, String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of("migrate", verb, "--schemas", group));
        arguments.addAll(
                List.of("--legacy-config", folder.resolve("dj_local_conf.json").toString()));
        arguments.addAll(List.of(more));
        int code = terminal.dj(arguments.toArray(String[]::new));
        transcript
                .append("$ dj ")
                .append(String.join(" ", arguments))
                .append('\n')
                .append(terminal.out())
                .append(terminal.err())
                .append("[exit code ")
                .append(code)
                .append("]\n\n");
        return code;
    }
}
