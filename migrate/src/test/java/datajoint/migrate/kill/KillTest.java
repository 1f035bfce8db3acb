package datajoint.migrate.kill;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.Migrations;
import datajoint.migrate.ServerState;
import datajoint.migrate.StepStatus;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} at random moments of all steps and of undo; {@code -Ddatajoint.kills=100} for more of them. Whatever the
 * moments are: what is left is gone on with, and the certificate is that of a run that nobody disturbed.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("datajoint.kills", 6);
    private static final long SEED = Long.getLong("datajoint.seed", 5);
    private static final int LONGEST_MILLISECONDS = 5_000;

    @TempDir
    private Path folder;

    private final Set<String> certificates = new TreeSet<>();
    private final List<String> lines = new ArrayList<>();

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aKilledMigrationGoesOnAndProvesTheSame(TestServer server)
            throws IOException, SQLException, InterruptedException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = TestConnection.to(server)) {
            addManyRows(server, fixture.schemas().get(0));
            KilledProcess.configure(dj, folder);
            List<String> before = ServerState.of(server, fixture.schemas());
            Migrations migrations = Migrations.of(Servers.one(dj.database()));
            String undisturbed = toTheEnd(migrations.begin(fixture.schemas(), KilledProcess.OPTIONS));
            migrations.open(fixture.schemas()).undo();
            assertThat(ServerState.of(server, fixture.schemas())).isEqualTo(before);

            Random random = new Random(SEED);
            for (int i = 0; i < KILLS; i++) {
                runAndKill(server, fixture, random.nextInt(LONGEST_MILLISECONDS));
            }

            assertThat(certificates).as(lines.toString()).isSubsetOf(undisturbed);
            Migration left = migrations.begun().stream()
                            .anyMatch(entry -> entry.schemas().equals(Set.copyOf(fixture.schemas())))
                    ? afterUndo(migrations, fixture)
                    : migrations.begin(fixture.schemas(), KilledProcess.OPTIONS);
            assertThat(toTheEnd(left)).as(lines.toString()).isEqualTo(undisturbed);
            left.undo();
            assertThat(ServerState.of(server, fixture.schemas())).isEqualTo(before);
            assertThat(left.status().holder()).isEmpty();
        }
    }

    /** What was being taken back when the last kill came is taken back first. */
    private static Migration afterUndo(Migrations migrations, LegacyFixture fixture) {
        Migration left = migrations.open(fixture.schemas());
        if (left.status().steps().stream().noneMatch(step -> step.phase() == StepStatus.Phase.UNDOING)) {
            return left;
        }
        left.undo();
        return migrations.begin(fixture.schemas(), KilledProcess.OPTIONS);
    }

    /** Gives the digest of the certificate. */
    private static String toTheEnd(Migration migration) {
        while (migration
                .status()
                .next()
                .filter(step -> step.compareTo(StepName.CUTOVER) <= 0)
                .isPresent()) {
            migration.run(migration.status().next().orElseThrow());
        }
        return migration.log().step(StepName.VERIFY.word()).orElseThrow().digest();
    }

    private void runAndKill(TestServer server, LegacyFixture fixture, int milliseconds)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        server.name(),
                        String.join(",", fixture.schemas()),
                        folder.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            // Of the handle: that of the process closes what it wrote, unread.
            process.toHandle().destroyForcibly();
            process.waitFor();
            lines.add("[" + first + " " + milliseconds + " ms]");
            out.lines().forEach(this::hear);
            assertThat(ended).as(() -> lines + "\n" + text(errors)).isFalse();
        }
    }

    private void hear(String line) {
        lines.add(line);
        if (line.startsWith("certificate ")) {
            certificates.add(line.substring("certificate ".length()));
        }
    }

    private static String text(Path file) {
        try {
            return java.nio.file.Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Several chunks, so that kills fall between them and into them. */
    private static void addManyRows(TestServer server, String schema) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE `" + schema + "`");
            statement.execute("CREATE TABLE `" + schema + "`.many (id int unsigned NOT NULL, x float NOT NULL,"
                    + " note varchar(40) NOT NULL, PRIMARY KEY (id))");
            statement.execute("INSERT INTO `" + schema
                    + "`.many SELECT a.n * 1000 + b.n, RAND(7), LEFT(SHA2(a.n * 1000 + b.n, 256), 40)" + " FROM "
                    + numbers("a", 260) + ", " + numbers("b", 1000));
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM `" + schema + "`.many")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(260_000);
            }
        }
    }

    private static String numbers(String alias, int count) {
        return "(WITH RECURSIVE t (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n + 1 < " + count
                + ") SELECT n FROM t) AS " + alias;
    }
}
