package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl-C on {@code dj migrate}. */
class MigrateStopTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void endsAfterWhatIsUnderWayAndGoesOnLater(TestServer server)
            throws IOException, SQLException, InterruptedException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder)) {
            String group = String.join(",", fixture.schemas());
            Terminal terminal = new Terminal(folder).on(server);
            assertThat(terminal.dj("migrate", "shadow", "--schemas", group))
                    .as(terminal.err())
                    .isZero();
            try (Connection blocking = server.connect();
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.executeQuery("SELECT * FROM `" + fixture.schema("djd_lab") + "`.project FOR UPDATE");
                Process copy = start(server, "migrate", "copy", "--schemas", group);
                try (BufferedReader err = copy.errorReader(StandardCharsets.UTF_8)) {
                    awaitInsertInto(statement, fixture.schema("djd_lab") + "_v2", copy);
                    // As Ctrl-C does, which a process in the background may be made to ignore.
                    copy.toHandle().destroy();
                    String line = err.readLine();
                    while (line != null && !line.contains("Stopping after what is under way")) {
                        line = err.readLine();
                    }
                    blocking.rollback();
                    assertThat(err.lines().toList()).anyMatch(text -> text.contains("Stopped, as asked"));
                    assertThat(copy.waitFor()).isEqualTo(4);
                }
            }
            assertThat(terminal.dj("migrate", "status", "--schemas", group)).isZero();
            assertThat(terminal.out()).contains("copy      stopped", "Next: dj migrate copy");
            assertThat(terminal.dj("migrate", "copy", "--schemas", group))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.dj("migrate", "undo", "--schemas", group)).isZero();
        }
    }

    private static void awaitInsertInto(Statement statement, String schema, Process process)
            throws SQLException, InterruptedException {
        boolean waiting = false;
        while (!waiting && process.isAlive()) {
            Thread.sleep(20);
            try (ResultSet row = statement.executeQuery("SHOW FULL PROCESSLIST")) {
                while (row.next()) {
                    String info = row.getString("Info");
                    waiting |= info != null && info.startsWith("INSERT INTO `" + schema + "`.`project`");
                }
            }
        }
    }

    private Process start(TestServer server, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "DJ_BACKEND", server.backend(),
                        "DJ_HOST", server.host(),
                        "DJ_PORT", String.valueOf(server.port()),
                        "DJ_USER", server.user(),
                        "DJ_PASS", server.password()));
        return builder.start();
    }
}
