package datajoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dj gc} and {@code dj stores verify}. */
class GcCommandTest {
    @TempDir
    private Path folder;

    private Path store() throws IOException {
        Path store = Files.createDirectories(folder.resolve("store"));
        Files.writeString(
                folder.resolve("datajoint.json"),
                "{\"stores\": {\"default\": \"main\", \"main\": {\"protocol\": \"file\", \"location\": \"%s\"}}}"
                        .formatted(store));
        return store;
    }

    private static DataJoint connect(TestServer server, Path store) {
        DataJoint dj = DataJoint.builder()
                .backend(server.backend())
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password())
                .connect();
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", store.toString());
        return dj;
    }

    private static void age(Path store) throws IOException {
        FileTime old =
                FileTime.from(Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofDays(14)));
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    /** The command, for which other tests' schemas are unrelated. */
    private static String[] gc(DataJoint dj, TestSchema own, String... options) {
        List<String> arguments = new ArrayList<>(List.of("gc", "main"));
        dj.schemas().stream()
                .filter(name -> !name.equals(own.name()))
                .forEach(name -> arguments.addAll(List.of("--unrelated", name)));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    @EachServer
    void garbageIsShownQuarantinedRestoredAndPurged(TestServer server) throws IOException {
        Path store = store();
        try (TestSchema schema = TestSchema.on(server, "cligc");
                DataJoint dj = connect(server, store)) {
            Table<Row> held =
                    dj.schema(schema.name()).declare(Tier.MANUAL, "Held", "id : int32\n---\nnotes : <blob@main>\n");
            held.insert(Map.of("id", 1, "notes", "kept"));
            Path orphan = Files.writeString(store.resolve("_hash/" + schema.name() + "/orphan"), "12345");
            age(store);
            Terminal terminal = new Terminal(folder).on(server);

            assertThat(terminal.dj(gc(dj, schema, "--list"))).as(terminal.err()).isZero();
            assertThat(terminal.out())
                    .contains("Garbage: 1 objects, 5 bytes", "/orphan", "dj gc main --quarantine")
                    .contains("live         1 objects");
            assertThat(orphan).exists();

            assertThat(terminal.dj(gc(dj, schema, "--quarantine"))).isZero();
            assertThat(orphan).doesNotExist();
            String run = terminal.out().split(" ", 3)[1];
            assertThat(terminal.dj(gc(dj, schema, "--restore", run)))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out()).contains("restored     1 objects, 5 bytes");
            assertThat(orphan).exists();

            assertThat(terminal.dj(gc(dj, schema, "--quarantine", "--json"))).isZero();
            assertThat(terminal.out()).contains("\"quarantined\":{\"objects\":1,\"bytes\":5}");
            age(store);
            assertThat(terminal.input("n\n").dj(gc(dj, schema, "--purge"))).isEqualTo(1);
            assertThat(terminal.err()).contains("can be purged", "Nothing has been removed");
            assertThat(terminal.input("y\n").dj(gc(dj, schema, "--purge"))).isZero();
            assertThat(terminal.out()).contains("purged       1 objects, 5 bytes");
            assertThat(held.one().value("notes")).isEqualTo("kept");
        }
    }

    @EachServer
    void verifyTellsWhatIsMissing(TestServer server) throws IOException {
        Path store = store();
        try (TestSchema schema = TestSchema.on(server, "clivf");
                DataJoint dj = connect(server, store)) {
            dj.schema(schema.name())
                    .declare(Tier.MANUAL, "Held", "id : int32\n---\nnotes : <blob@main>\n")
                    .insert(Map.of("id", 1, "notes", "kept"));
            Terminal terminal = new Terminal(folder).on(server);
            assertThat(terminal.dj("stores", "verify", schema.name(), "--hash"))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out()).contains("1 values need 1 objects; 0 are not as they were");

            try (Stream<Path> objects = Files.list(store.resolve("_hash/" + schema.name()))) {
                Files.delete(objects.findFirst().orElseThrow());
            }

            assertThat(terminal.dj("stores", "verify", schema.name())).isEqualTo(1);
            assertThat(terminal.out()).contains("missing    " + schema.name() + ".held.notes (id=1)");
            assertThat(terminal.dj("stores", "verify", schema.name(), "--json")).isEqualTo(1);
            assertThat(terminal.out()).contains("\"kind\":\"missing\"");
            assertThat(terminal.dj("stores", "verify", "no_schema_of_this_name"))
                    .isEqualTo(1);
            assertThat(terminal.err()).contains("There is no schema 'no_schema_of_this_name'");
        }
    }

    @Test
    void lengthsOfTimeAreRead() {
        assertThat(new DurationArgument().convert("90s")).hasSeconds(90);
        assertThat(new DurationArgument().convert("24H")).hasHours(24);
        assertThat(new DurationArgument().convert("7d")).hasDays(7);
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.dj("gc", "main", "--grace", "soon")).isEqualTo(2);
        assertThat(terminal.err()).contains("'soon' is no length of time; write 90s, 30m, 24h or 7d");
    }
}
