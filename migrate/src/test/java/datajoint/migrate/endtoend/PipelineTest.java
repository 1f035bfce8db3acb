package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of(
                                "mouse_ephys", "alltypes", "quirks", "stores", "dj011_external", "dj012_migrated")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyRowArrivesAndNoPointerWaits(TestServer server, String name) {
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());

            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);

            for (PlannedTable table : migration.plan().tables()) {
                assertThat(count(
                                dj,
                                "SELECT count(*) FROM " + dj.backend().dialect().quote(table.shadow())))
                        .as(table.legacy().toString())
                        .isEqualTo(count(
                                dj,
                                "SELECT count(*) FROM " + dj.backend().dialect().quote(table.legacy())));
            }
            migration.undo();
        }
    }

    private static long count(DataJoint dj, String sql) {
        return dj.database().connections().use("Counting", connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
