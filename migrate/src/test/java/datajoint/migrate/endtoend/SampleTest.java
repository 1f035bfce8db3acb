package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.ServerState;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.StepName;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.migrate.verify.DifferencesException;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Phase II of the guide: a rehearsal with a few rows that hold together. */
class SampleTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of("mouse_ephys", "alltypes", "quirks", "stores", "dj011_external")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aFewRowsHoldTogether(TestServer server, String name) throws Exception {
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = builder.connect()) {
            fixture.configure(dj);
            dj.config().set("stores.rehearsal.protocol", "file");
            dj.config()
                    .set(
                            "stores.rehearsal.location",
                            folder.resolve("rehearsal").toString());
            List<String> before = ServerState.of(server, fixture.schemas());
            Files.createDirectories(folder.resolve("rehearsal"));
            List<Path> files = files(folder.resolve("stores"));
            Migration migration = Migration.begin(
                    dj.database(),
                    fixture.schemas(),
                    fixture.options().withSample(2).withFilesCopiedTo("rehearsal"));
            List.of(StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS)
                    .forEach(migration::run);
            migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);
            migration.run(StepName.JOBS);
            try {
                migration.run(StepName.VERIFY);
            } catch (DifferencesException e) {
                migration.log().openProblems().forEach(problem -> migration.accept(problem.key()));
                migration.run(StepName.VERIFY);
            }

            for (PlannedTable table : migration.plan().tables()) {
                long all = count(dj, table.legacy());
                assertThat(count(dj, table.shadow()))
                        .as(table.legacy().toString())
                        .isBetween(Math.min(1, all), all);
                if (!name.equals("quirks")) {
                    for (PlannedKey key : table.foreignKeys()) {
                        assertThat(orphans(dj, migration, table, key)).isZero();
                    }
                }
            }
            assertThatThrownBy(() -> migration.run(StepName.CUTOVER))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("rehearsal");
            assertThat(files(folder.resolve("stores"))).isEqualTo(files);
            migration.undo();
            assertThat(ServerState.of(server, fixture.schemas())).isEqualTo(before);
        }
    }

    private static long orphans(DataJoint dj, Migration migration, PlannedTable table, PlannedKey key) {
        TableName parent = migration.plan().table(key.parent()).orElseThrow().shadow();
        String same = Stream.iterate(0, i -> i < key.columns().size(), i -> i + 1)
                .map(i -> "p.`%s` = c.`%s`"
                        .formatted(key.parentColumns().get(i), key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        String some = key.columns().stream()
                .map(column -> "c.`" + column + "` IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return number(
                dj,
                "SELECT COUNT(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)"
                        .formatted(
                                dj.backend().dialect().quote(table.shadow()),
                                some,
                                dj.backend().dialect().quote(parent),
                                same));
    }

    private static long count(DataJoint dj, TableName table) {
        return number(dj, "SELECT COUNT(*) FROM " + dj.backend().dialect().quote(table));
    }

    private static long number(DataJoint dj, String sql) {
        return dj.database().connections().use("Counting", connection -> {
            try (var select = connection.prepareStatement(sql);
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static List<Path> files(Path root) throws Exception {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
