package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.Migrations;
import datajoint.migrate.ServerState;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.migrate.truth.LegacyTruth;
import datajoint.migrate.verify.DifferencesException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lab moves to another server on the way to 2.0: the old server is only read. */
class OtherServerTest {
    private static final List<StepName> BEFORE =
            List.of(StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS);

    @TempDir
    private Path folder;

    /** From each server to each other one. */
    static Stream<Arguments> moves() {
        List<TestServer> servers =
                TestServer.available().filter(server -> !server.isPostgres()).toList();
        return servers.stream()
                .flatMap(from -> servers.stream()
                        .filter(to -> !to.equals(from))
                        .flatMap(to -> Stream.of("mouse_ephys", "alltypes", "quirks", "stores", "dj011_external")
                                .map(fixture -> Arguments.of(from, to, fixture))));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void everyValueIsWhatItWasOnTheNewServer(TestServer from, TestServer to, String name) throws Exception {
        try (LegacyFixture fixture = LegacyFixture.load(from, name, folder);
                Cleaner cleaner = new Cleaner(to, fixture);
                DataJoint old = connect(from, fixture);
                DataJoint dj = connect(to, fixture)) {
            List<String> before = ServerState.of(from, fixture.schemas());
            Migration migration = Migrations.of(new Servers(old.database(), dj.database()))
                    .begin(fixture.schemas(), fixture.options());
            BEFORE.forEach(migration::run);
            verify(migration);

            migration.run(StepName.CUTOVER);

            assertThat(new LegacyTruth(fixture).byJava(dj).wrong()).isEmpty();
            assertThat(migration
                            .certificate(datajoint.migrate.verify.VerifyOptions.strict())
                            .tables())
                    .isNotEmpty();
            migration.run(StepName.WATCH);
            migration.undo();
            assertThat(dj.schemas()).doesNotContainAnyElementsOf(cleaner.names());
            assertThat(ServerState.of(from, fixture.schemas())).isEqualTo(before);
        }
    }

    private static void verify(Migration migration) {
        try {
            migration.run(StepName.VERIFY);
        } catch (DifferencesException e) {
            migration.log().openProblems().forEach(problem -> migration.accept(problem.key()));
            migration.run(StepName.VERIFY);
        }
    }

    private static DataJoint connect(TestServer server, LegacyFixture fixture) {
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        DataJoint dj = builder.connect();
        fixture.configure(dj);
        return dj;
    }

    /** Drops what a test leaves on the new server if it fails. */
    private record Cleaner(TestServer server, LegacyFixture fixture) implements AutoCloseable {
        List<String> names() {
            return fixture.schemas().stream()
                    .flatMap(schema -> Stream.of(schema, schema + "_v2"))
                    .toList();
        }

        @Override
        public void close() {
            names().forEach(name -> TestSchema.named(server, name).close());
        }
    }
}
