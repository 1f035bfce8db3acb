package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.migrate.truth.LegacyTruth;
import datajoint.migrate.verify.DifferencesException;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** After the migration, both clients of 2.0 fetch what 0.14.6 fetched before it. */
class EveryFixtureTest {
    @TempDir
    private Path folder;

    /** Some fixtures are damaged on purpose: that is found, and accepted. */
    private static void verify(Migration migration) {
        try {
            migration.run(StepName.VERIFY);
        } catch (DifferencesException e) {
            migration.log().openProblems().forEach(problem -> migration.accept(problem.key()));
            migration.run(StepName.VERIFY);
        }
    }

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of(
                                "mouse_ephys", "alltypes", "quirks", "stores", "dj011_external", "dj012_migrated")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyValueIsWhatItWas(TestServer server, String name) {
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = builder.connect()) {
            fixture.configure(dj);
            Map<String, String> before = shown(dj, fixture);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);
            migration.run(StepName.JOBS);
            verify(migration);
            migration.run(StepName.CUTOVER);

            LegacyTruth truth = new LegacyTruth(fixture);
            LegacyTruth.Result java = truth.byJava(dj);
            LegacyTruth.Result python = truth.byPython(folder);

            assertThat(java.wrong()).as("Java").isEmpty();
            assertThat(python.wrong()).as("Python").isEmpty();
            assertThat(python.compared()).isEqualTo(java.compared()).isGreaterThan(15);
            migration.undo();
            assertThat(shown(dj, fixture)).as("after undo").isEqualTo(before);
        }
    }

    /** What the server shows of everything in the legacy schemas, and a checksum of the rows of every table. */
    private static Map<String, String> shown(DataJoint dj, LegacyFixture fixture) {
        return dj.database().connections().use("Reading", connection -> {
            Map<String, String> all = new TreeMap<>();
            for (LegacySchema schema : new CatalogueReader(dj.database()).read(connection, fixture.schemas())) {
                for (LegacyTable table : schema.tables()) {
                    all.put(table.name().toString(), table.create());
                    all.put("rows of " + table.name(), checksum(connection, dj, table.name()));
                }
                schema.triggers().forEach(trigger -> all.put("trigger " + trigger.name(), trigger.toString()));
                schema.views().forEach(view -> all.put(view.name().toString(), view.create()));
            }
            return all;
        });
    }

    private static String checksum(Connection connection, DataJoint dj, TableName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "CHECKSUM TABLE " + dj.backend().dialect().quote(table))) {
            row.next();
            return row.getString(2);
        }
    }
}
