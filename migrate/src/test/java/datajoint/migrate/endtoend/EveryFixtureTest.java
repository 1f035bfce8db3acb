package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.migrate.truth.LegacyTruth;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** After the migration, both clients of 2.0 fetch what 0.14.6 fetched before it. */
class EveryFixtureTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of("mouse_ephys", "alltypes", "quirks", "stores", "dj012_migrated")
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
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);
            migration.log().notes("pointers", "problem").forEach(problem -> migration.accept(problem.key()));
            migration.run(StepName.JOBS);
            migration.run(StepName.CUTOVER);

            LegacyTruth truth = new LegacyTruth(fixture);
            LegacyTruth.Result java = truth.byJava(dj);
            LegacyTruth.Result python = truth.byPython(folder);

            assertThat(java.wrong()).as("Java").isEmpty();
            assertThat(python.wrong()).as("Python").isEmpty();
            assertThat(python.compared()).isEqualTo(java.compared()).isGreaterThan(20);
            migration.undo();
        }
    }
}
