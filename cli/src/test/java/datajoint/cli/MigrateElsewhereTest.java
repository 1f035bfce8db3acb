package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --sample} and {@code --to} of {@code dj migrate}, backup and restore. */
class MigrateElsewhereTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRehearsalTakesAFewRowsAndATestStore(TestServer server) throws Exception {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder)) {
            Files.writeString(folder.resolve("dj_local_conf.json"), fixture.resource("dj_local_conf.json"));
            Path rehearsal = Files.createDirectory(folder.resolve("rehearsal"));
            Files.writeString(
                    folder.resolve("datajoint.json"),
                    "{\"stores\": {\"rehearsal\": {\"protocol\": \"file\", \"location\": \"%s\"}}}"
                            .formatted(rehearsal));
            Terminal terminal = new Terminal(folder).on(server);
            List<String> lab = List.of(
                    "--schemas",
                    String.join(",", fixture.schemas()),
                    "--legacy-config",
                    folder.resolve("dj_local_conf.json").toString());

            assertThat(dj(terminal, lab, "plan", "--sample", "-1")).isEqualTo(1);
            assertThat(dj(terminal, lab, "run", "--sample", "2", "--copy-files", "rehearsal"))
                    .as(terminal.err())
                    .isZero();
            assertThat(rehearsal).isNotEmptyDirectory();
            assertThat(dj(terminal, lab, "cutover", "--yes")).isEqualTo(1);
            assertThat(terminal.err()).contains("This is a rehearsal", "plan again without --sample");
            assertThat(dj(terminal, lab, "undo")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theNewTablesMayComeToAnotherServer(TestServer server) throws Exception {
        TestServer other = TestServer.available()
                .filter(one -> !one.isPostgres() && one != server)
                .findFirst()
                .orElse(server);
        org.junit.jupiter.api.Assumptions.assumeTrue(other != server, "There is one server only.");
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder)) {
            Terminal terminal = new Terminal(folder).on(server).with("DJ_TO_PASS", other.password());
            List<String> lab = List.of(
                    "--schemas",
                    String.join(",", fixture.schemas()),
                    "--to",
                    other.host() + ":" + other.port(),
                    "--to-user",
                    other.user());
            try {
                assertThat(dj(terminal, lab, "run")).as(terminal.err()).isZero();
                assertThat(terminal.out()).contains("Next: dj migrate cutover", "--to " + other.host());
                assertThat(dj(terminal, lab, "cutover", "--yes"))
                        .as(terminal.err())
                        .isZero();
                assertThat(dj(terminal, lab, "status")).isZero();
                assertThat(dj(terminal, lab, "undo")).as(terminal.err()).isZero();
                assertThat(dj(terminal, lab, "undo")).as(terminal.err()).isZero();
            } finally {
                for (String schema : fixture.schemas()) {
                    TestSchema.named(other, schema).close();
                    TestSchema.named(other, schema + "_v2").close();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void backupsComeBackUnderNamesThatAreFree(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "dj012_migrated", folder)) {
            String lab = fixture.schemas().get(0);
            Terminal terminal = new Terminal(folder).on(server);

            assertThat(terminal.dj("migrate", "backup", lab + "=" + lab + "_old"))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out()).contains(lab + " -> " + lab + "_old:", "all proven");
            assertThat(terminal.dj("migrate", "restore", lab + "_old=" + lab)).isEqualTo(1);
            assertThat(terminal.dj("migrate", "restore", lab + "_old=" + lab + "_v2"))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out()).contains("all proven");
        }
    }

    private static int dj(Terminal terminal, List<String> lab, String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of("migrate", verb));
        arguments.addAll(lab);
        arguments.addAll(List.of(more));
        return terminal.dj(arguments.toArray(String[]::new));
    }
}
