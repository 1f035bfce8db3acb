package datajoint.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunLock;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.migrate.step.StoppedException;
import datajoint.model.MigrationException;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesWhatChangedSinceThePlan(TestServer server) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            String lab = fixture.schemas().get(0);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            String table = migration.plan().tables().get(0).legacy().toString();
            migration.run(StepName.SHADOW);
            execute(
                    server,
                    "ALTER TABLE " + quoted(table) + " ADD COLUMN added int NULL",
                    "CREATE TABLE `" + lab + "`.`fresh` (id int PRIMARY KEY)");

            assertThatThrownBy(() -> migration.run(StepName.COPY))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining(table + ": column 'added' is new")
                    .hasMessageContaining(lab + ".fresh is new")
                    .hasMessageContaining("dj migrate undo");

            execute(
                    server,
                    "ALTER TABLE " + quoted(table) + " DROP COLUMN added, COMMENT 'another'",
                    "DROP TABLE `" + lab + "`.`fresh`");
            assertThatThrownBy(() -> migration.run(StepName.COPY)).hasMessageContaining("its columns are the same");
            migration.undo();
            assertThatThrownBy(() -> migration.run(StepName.SHADOW)).hasMessageContaining("has ended");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void twoAtOnceAreRefusedWithWhoIsAtIt(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            Journal anna = new Journal(dj.database(), Clock.systemUTC(), "anna@rig");
            try (RunLock lock = anna.lock(migration.plan().group())) {
                lock.requireHeld();
                assertThatThrownBy(() -> migration.run(StepName.SHADOW))
                        .isInstanceOf(MigrationException.class)
                        .hasMessageContaining("is being run by anna@rig since 20")
                        .hasMessageContaining("KILL ");
                assertThat(migration.status().holder().orElseThrow().who()).isEqualTo("anna@rig");
                assertThat(migration.status().steps().get(0).phase()).isEqualTo(StepStatus.Phase.PLANNED);
            }
            assertThat(migration.status().holder()).isEmpty();
            migration.run(StepName.SHADOW);
            assertThatThrownBy(() -> Migration.begin(dj.database(), fixture.schemas(), fixture.options()))
                    .hasMessageContaining("has begun already");
            migration.undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void stopsWhereAskedAndGoesOn(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            AtomicInteger asked = new AtomicInteger();
            Migrations migrations = Migrations.of(Servers.one(dj.database()))
                    .withStopper(() -> asked.incrementAndGet() == 3)
                    .withWho("berta@rig");
            Migration migration = migrations.begin(fixture.schemas(), fixture.options());

            assertThatThrownBy(() -> migration.run(StepName.SHADOW)).isInstanceOf(StoppedException.class);

            StepStatus shadow = migration.status().steps().get(0);
            assertThat(shadow.phase()).isEqualTo(StepStatus.Phase.STOPPED);
            assertThat(shadow.who()).isEqualTo("berta@rig");
            assertThat(migration.status().next()).contains(StepName.SHADOW);
            assertThatThrownBy(() -> migration.run(StepName.COPY))
                    .hasMessageContaining("Before copy comes shadow, which is stopped");
            Migration found = migrations.open(fixture.schemas());
            found.run(StepName.SHADOW);
            found.run(StepName.COPY);
            found.run(StepName.POINTERS);
            found.run(StepName.COPY);
            assertThat(found.status().steps().get(2).phase()).isEqualTo(StepStatus.Phase.OUTDATED);
            assertThat(found.status().next()).contains(StepName.POINTERS);
            found.undo(StepName.COPY);
            assertThat(found.status().next()).contains(StepName.COPY);
            found.undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void dryRunsChangeNothing(TestServer server) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            for (StepName step : migration.steps()) {
                if (step.compareTo(StepName.CUTOVER) <= 0) {
                    List<String> before = ServerState.of(server, fixture.schemas());

                    List<Operation> operations = migration.operations(step);

                    if (step != StepName.JOBS) {
                        assertThat(operations).as(step.word()).isNotEmpty();
                    }
                    assertThat(ServerState.of(server, fixture.schemas()))
                            .as(step.word())
                            .isEqualTo(before);
                }
                if (step.compareTo(StepName.CUTOVER) < 0) {
                    migration.run(step);
                }
            }
            migration.undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsWrongStopsTheCutoverUntilItIsAccepted(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            for (StepName step : migration.steps()) {
                if (step.compareTo(StepName.CUTOVER) < 0) {
                    migration.run(step);
                }
            }
            migration.log().note("copy", "problem", "lab.mouse 7", "mouse 7 has no parent");

            assertThatThrownBy(() -> migration.run(StepName.CUTOVER))
                    .isInstanceOf(AnswerNeededException.class)
                    .hasMessageContaining("mouse 7 has no parent")
                    .hasMessageContaining("--accept 'lab.mouse 7'");
            assertThatThrownBy(() -> migration.accept("lab.mouse 8")).hasMessageContaining("There are: ");
            assertThat(migration.status().problems()).isNotEmpty();
            migration.status().problems().forEach(problem -> migration.accept(problem.key()));

            migration.run(StepName.CUTOVER);

            assertThatThrownBy(() -> migration.run(StepName.COPY)).hasMessageContaining("dj migrate undo cutover");
            migration.undo(StepName.CUTOVER);
            migration.undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void undoChangesNothingWhileOnlyTheNewTablesHaveARow(TestServer server) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "dj012_migrated", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            for (StepName step : migration.steps()) {
                if (step.compareTo(StepName.CUTOVER) <= 0) {
                    migration.run(step);
                }
            }
            String recording = "`" + fixture.schemas().get(0) + "`.recording";
            execute(
                    server,
                    "INSERT INTO " + recording + " (recording_id, sampling_rate, metadata)"
                            + " SELECT 99, sampling_rate, metadata FROM " + recording + " LIMIT 1");

            assertThatThrownBy(migration::undo)
                    .isInstanceOf(AnswerNeededException.class)
                    .hasMessageContaining("1 rows that");

            assertThat(migration.log().isDone(StepName.CUTOVER.word())).isTrue();
            migration.giveUpNewRows();
            migration.undo();
        }
    }

    private static String quoted(String table) {
        return "`" + table.replace(".", "`.`") + "`";
    }

    private static void execute(TestServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
