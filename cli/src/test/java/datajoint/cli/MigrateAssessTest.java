package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrateAssessTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void reportsAsPageAsJsonAndOnTheTerminal(TestServer server) throws IOException {
        try (LegacyFixture lab = LegacyFixture.load(server, "quirks", folder)) {
            Path settings = folder.resolve("dj_local_conf.json");
            Files.writeString(settings, lab.resource("dj_local_conf.json"));
            Terminal terminal = new Terminal(folder).on(server);
            String pattern = lab.schema("djd_%");
            Path page = folder.resolve("report.html");
            Path json = folder.resolve("report.json");

            int code = assess(terminal, pattern, settings, "--report", page.toString());

            assertThat(code).isEqualTo(2);
            assertThat(terminal.out()).contains("3 things have to be settled first.");
            assertThat(page)
                    .content()
                    .contains("3 things have to be settled first.", "Rows without a parent")
                    .contains("&lt;blob@raw&gt;")
                    .doesNotContain("<script", "src=", "href=", "http");

            assertThat(assess(terminal, pattern, settings, "--orphans", "keep", "--report", json.toString()))
                    .isEqualTo(2);
            JsonNode tree = new JsonMapper().readTree(json.toFile());
            assertThat(tree.path("blockers")).hasSize(1);
            assertThat(tree.path("stores").get(0).path("missing").asLong()).isEqualTo(1);
            assertThat(tree.path("schemas")).hasSize(2);

            assertThat(assess(terminal, pattern, settings, "--orphans", "keep", "--files", "none"))
                    .isZero();
            assertThat(terminal.out()).contains("Nobody looked at the files.", "Nothing is in the way.");
        }
    }

    private static int assess(Terminal terminal, String pattern, Path settings, String... more) {
        return terminal.dj(Stream.concat(
                        Stream.of("migrate", "assess", "--schemas", pattern, "--legacy-config", settings.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
