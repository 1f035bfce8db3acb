package datajoint.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.model.AccessException;
import datajoint.model.MigrationException;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LostServerTest {
    private static final String READER = "dj_reader_" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theWorkStopsWhenTheLockIsLostAndGoesOnAfterwards(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            fixture.configure(dj);
            AtomicReference<Migration> running = new AtomicReference<>();
            AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
            Migrations migrations = Migrations.of(Servers.one(dj.database()))
                    .withClock(new Ahead(ahead))
                    .withStopper(() -> {
                        if (ahead.get().isZero()) {
                            kill(server, running.get());
                            ahead.set(Duration.ofMinutes(1));
                        }
                        return false;
                    });
            Migration migration = migrations.begin(fixture.schemas(), fixture.options());
            running.set(migration);

            assertThatThrownBy(() -> migration.run(StepName.SHADOW))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("The connection that kept others away from this migration is lost")
                    .hasMessageContaining("give the same command again");

            assertThat(migration.status().steps().get(0).phase()).isEqualTo(StepStatus.Phase.FAILED);
            assertThat(migration.status().holder()).isEmpty();
            migration.run(StepName.SHADOW);
            assertThat(migration.status().steps().get(0).phase()).isEqualTo(StepStatus.Phase.DONE);
            migration.undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anAccountThatOnlyReadsIsToldWhatItLacks(TestServer server) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder)) {
            execute(server, "CREATE USER '" + READER + "'@'%' IDENTIFIED BY 'reads'");
            execute(server, "GRANT SELECT, SHOW VIEW, TRIGGER ON *.* TO '" + READER + "'@'%'");
            try (DataJoint dj = TestConnection.builder(server)
                    .user(READER)
                    .password("reads")
                    .connect()) {
                Migrations migrations = Migrations.of(Servers.one(dj.database()));

                assertThat(migrations.plan(fixture.schemas(), fixture.options()).tables())
                        .isNotEmpty();
                assertThatThrownBy(() -> migrations.begin(fixture.schemas(), fixture.options()))
                        .isInstanceOf(AccessException.class)
                        .hasMessageContaining("migration")
                        .hasMessageContaining("denied");
                assertThat(ServerState.of(server, fixture.schemas())).noneMatch(line -> line.contains("_v2"));
            } finally {
                execute(server, "DROP USER '" + READER + "'@'%'");
            }
        }
    }

    private static void kill(TestServer server, Migration migration) {
        try {
            execute(server, "KILL " + migration.status().holder().orElseThrow().connection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A clock that a test puts forward. */
    private static final class Ahead extends Clock {
        private final AtomicReference<Duration> ahead;

        Ahead(AtomicReference<Duration> ahead) {
            this.ahead = ahead;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.Instant instant() {
            return Clock.systemUTC().instant().plus(ahead.get());
        }
    }
}
