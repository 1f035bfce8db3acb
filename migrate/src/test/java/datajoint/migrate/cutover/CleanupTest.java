package datajoint.migrate.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.StepName;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.migrate.truth.LegacyTruth;
import datajoint.model.MigrationException;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of a migration: the legacy tables go for good. */
class CleanupTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void onlyTheNewTablesAndTheHistoryStay(TestServer server) throws SQLException {
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = builder.connect()) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            upTo(migration, StepName.CUTOVER);
            migration.run(StepName.WATCH);

            assertThatThrownBy(() -> migration.run(StepName.CLEANUP)).isInstanceOf(AnswerNeededException.class);
            migration.confirmCleanup(migration.plan().group());
            migration.run(StepName.CLEANUP);

            for (String schema : fixture.schemas()) {
                assertThat(dj.schemas()).contains(schema).doesNotContain(schema + "_old", schema + "_v2");
            }
            assertThat(new LegacyTruth(fixture).byJava(dj).wrong()).isEmpty();
            assertThat(migration.log().step(StepName.VERIFY.word())).isPresent();
            for (String table : List.of("pointer_map", "written_object", "chunk")) {
                assertThat(count(
                                server,
                                "dj_migration." + table + " WHERE run = '"
                                        + migration.log().id() + "'"))
                        .as(table)
                        .isZero();
            }
            assertThatThrownBy(() -> migration.run(StepName.CLEANUP))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("has ended");
            assertThatThrownBy(migration::undo)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("has ended");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerThatStartedAnewIsNotTrustedToKnowOfWrites(TestServer server) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            upTo(migration, StepName.VERIFY);
            // As if the server had been started after the verification.
            migration.log().note(StepName.VERIFY.word(), "began", "source", "2001-01-01 00:00:00");

            assertThatThrownBy(() -> migration.run(StepName.CUTOVER))
                    .isInstanceOf(AnswerNeededException.class)
                    .hasMessageContaining("started anew");
            migration.run(StepName.VERIFY);
            migration.run(StepName.CUTOVER);
            migration.undo();
        }
    }

    private static void upTo(Migration migration, StepName last) {
        migration.steps().stream().filter(step -> step.compareTo(last) <= 0).forEach(migration::run);
    }

    private static long count(TestServer server, String from) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
