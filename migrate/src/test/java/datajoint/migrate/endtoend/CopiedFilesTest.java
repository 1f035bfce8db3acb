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
import datajoint.store.Storage;
import datajoint.testkit.S3Server;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All files of the legacy stores go to one bucket, and both clients of 2.0 fetch from there what 0.14.6 fetched. */
class CopiedFilesTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of("stores", "dj011_external", "dj012_migrated")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyValueIsReadFromTheBucket(TestServer server, String name) {
        S3Server s3 = S3Server.started();
        Map<String, Object> cloud = s3.store(s3.newBucket(), "lab");
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = builder.connect()) {
            fixture.configure(dj);
            cloud.forEach((key, value) -> dj.config().set("stores.cloud." + key, value));
            Migration migration = Migration.begin(
                    dj.database(), fixture.schemas(), fixture.options().withFilesCopiedTo("cloud"));
            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);
            assertThat(migration.run(StepName.POINTERS).counts()).containsEntry("problems", 0L);
            migration.run(StepName.JOBS);
            migration.run(StepName.VERIFY);
            migration.run(StepName.CUTOVER);

            LegacyTruth truth = new LegacyTruth(fixture);
            LegacyTruth.Result java = truth.byJava(dj);
            LegacyTruth.Result python = truth.byPython(folder, Map.of("cloud", cloud));

            assertThat(java.wrong()).as("Java").isEmpty();
            assertThat(python.wrong()).as("Python").isEmpty();
            assertThat(python.compared()).isEqualTo(java.compared()).isGreaterThan(10);
            migration.undo();
            Storage bucket = dj.database().stores().store(Optional.of("cloud")).storage();
            try (Stream<?> left = bucket.list("")) {
                assertThat(left).isEmpty();
            }
        }
    }
}
