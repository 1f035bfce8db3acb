package datajoint.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatchUpTest {
    private static final List<StepName> STEPS =
            List.of(StepName.COPY, StepName.POINTERS, StepName.JOBS, StepName.VERIFY);

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void bringsOverWhatWasInsertedDeletedAndChangedSinceTheCopy(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            migration.run(StepName.SHADOW);
            STEPS.forEach(migration::run);
            String legacy = "`" + fixture.schema("djd_stores") + "`";

            execute(dj, "UPDATE " + legacy + ".recording SET sampling_rate = sampling_rate + 1 LIMIT 1");
            execute(dj, "DELETE FROM " + legacy + ".recording__channel LIMIT 1");
            execute(
                    dj,
                    "INSERT INTO " + legacy + ".report (report, pdf, figure, small)"
                            + " SELECT 'new', pdf, figure, small FROM " + legacy
                            + ".report WHERE pdf IS NOT NULL LIMIT 1");
            execute(
                    dj,
                    "UPDATE " + legacy + ".recording a JOIN " + legacy + ".recording b"
                            + " ON a.recording_id <> b.recording_id AND a.signal <> b.signal SET a.waveforms = b.signal");

            STEPS.forEach(migration::run);

            assertThat(migration.log().notes(CopyStep.WORD, CatchUp.KIND))
                    .extracting(note -> fixture.original(note.key()))
                    .contains("djd_stores.recording", "djd_stores.recording__channel", "djd_stores.report")
                    .doesNotContain("djd_stores.raw_file", "djd_stores_b.__copy");
            migration.undo();
        }
    }

    private static void execute(DataJoint dj, String sql) {
        Sessions.use(dj.database().connections(), "changing", connection -> {
            try (Statement statement = connection.createStatement()) {
                int changed = statement.executeUpdate(sql);
                assertThat(changed).as(sql).isPositive();
                return changed;
            }
        });
    }
}
