package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
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
            migration.log().notes("pointers", "problem").forEach(problem -> migration.accept(problem.key()));
            Map<String, String> before = shown(dj, fixture);
            migration.run(StepName.VERIFY);
            migration.run(StepName.JOBS);
            migration.run(StepName.CUTOVER);
            migration.undo();
            assertThat(shown(dj, fixture)).isEqualTo(before);
        }
    }

    /** What the server shows of everything in the legacy schemas. */
    private static Map<String, String> shown(DataJoint dj, LegacyFixture fixture) {
        return dj.database().connections().use("Reading", connection -> {
            Map<String, String> all = new TreeMap<>();
            for (LegacySchema schema : new CatalogueReader(dj.database()).read(connection, fixture.schemas())) {
                schema.tables().forEach(table -> all.put(table.name().toString(), table.create()));
                schema.triggers().forEach(trigger -> all.put("trigger " + trigger.name(), trigger.toString()));
                schema.views().forEach(view -> all.put(view.name().toString(), view.create()));
            }
            return all;
        });
    }

    private static long count(DataJoint dj, String sql) {
        return dj.database().connections().use("Counting", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
