package datajoint.migrate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.database.Database;
import datajoint.migrate.ServerState;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.model.MigrationException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaBackupTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    static Stream<Arguments> fixtures() {
        return servers()
                .flatMap(server -> Stream.of("mouse_ephys", "alltypes", "quirks", "stores")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    /** Closing a fixture drops the schemas whose names end in _old and _v2, too. */
    private static Map<String, String> names(List<String> schemas, String from, String to) {
        Map<String, String> names = new HashMap<>();
        schemas.forEach(schema -> names.put(schema + from, schema + to));
        return names;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatComesBackIsWhatWasThere(TestServer server, String name) throws SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = TestConnection.to(server)) {
            List<String> schemas = fixture.schemas();
            List<String> before = state(server, schemas, "");

            List<BackupReport> backups = SchemaBackup.backupSchemas(dj.database(), names(schemas, "", "_old"));
            List<BackupReport> restored = SchemaRestore.restoreSchemas(dj.database(), names(schemas, "_old", "_v2"));

            assertThat(state(server, schemas, "_v2")).isEqualTo(before);
            assertThat(state(server, schemas, "")).isEqualTo(before);
            assertThat(restored).hasSameSizeAs(backups);
            assertThat(restored.stream().mapToLong(SchemaBackupTest::rows).sum())
                    .isEqualTo(
                            backups.stream().mapToLong(SchemaBackupTest::rows).sum())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keepsKeysToOtherSchemasAsText(TestServer server) throws SQLException {
        try (TestSchema parent = TestSchema.on(server, "parent");
                TestSchema child = TestSchema.on(server, "child");
                TestSchema backup = TestSchema.on(server, "backup");
                DataJoint dj = TestConnection.to(server)) {
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(parent.name()),
                    "CREATE DATABASE `%s`".formatted(child.name()),
                    "CREATE TABLE `%s`.`mouse` (id int PRIMARY KEY)".formatted(parent.name()),
                    "CREATE TABLE `%s`.`run` (id int PRIMARY KEY, f float, FOREIGN KEY (id) REFERENCES `%s`.mouse (id))"
                            .formatted(child.name(), parent.name()),
                    "INSERT INTO `%s`.mouse VALUES (0), (1)".formatted(parent.name()),
                    "INSERT INTO `%s`.run VALUES (0, 16777216), (1, -0.0)".formatted(child.name()));

            BackupReport report = SchemaBackup.backupSchema(dj.database(), child.name(), backup.name());

            assertThat(report.rows()).isEqualTo(Map.of("run", 2L));
            assertThat(report.left())
                    .singleElement()
                    .satisfies(left -> assertThat(left)
                            .startsWith("ALTER TABLE `%s`.`run` ADD CONSTRAINT".formatted(backup.name()))
                            .contains("REFERENCES `%s`.`mouse` (`id`)".formatted(parent.name())));
            execute(
                    server,
                    "DELETE FROM `%s`.run".formatted(child.name()),
                    "DELETE FROM `%s`.mouse".formatted(parent.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesWhatWouldLoseRows(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema backup = TestSchema.on(server, "backup");
                TestSchema next = TestSchema.on(server, "next");
                DataJoint dj = TestConnection.to(server)) {
            Database database = dj.database();
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(lab.name()),
                    "CREATE DATABASE `%s`".formatted(backup.name()));
            refused(() -> SchemaBackup.backupSchema(database, lab.name(), next.name()), "has no tables");
            execute(
                    server,
                    "CREATE TABLE `%s`.`mouse` (id int PRIMARY KEY)".formatted(lab.name()),
                    "INSERT INTO `%s`.mouse VALUES (1), (2)".formatted(lab.name()));

            refused(() -> SchemaBackup.backupSchema(database, lab.name(), backup.name()), "already");
            refused(() -> SchemaRestore.restoreSchema(database, backup.name(), next.name()), "is no backup");
            refused(() -> SchemaRestore.restoreSchema(database, next.name(), lab.name()), "is no backup");
            execute(server, "DROP DATABASE `%s`".formatted(backup.name()));
            SchemaBackup.backupSchema(database, lab.name(), backup.name());
            refused(() -> SchemaRestore.restoreSchema(database, backup.name(), lab.name()), "already");
            refused(() -> SchemaBackup.backupSchema(database, backup.name(), next.name()), "is a backup itself");
            execute(server, "UPDATE `%s`.mouse SET id = 3 WHERE id = 2".formatted(backup.name()));
            refused(() -> SchemaRestore.restoreSchema(database, backup.name(), next.name()), "is not as it was");

            assertThat(dj.schemas()).contains(lab.name(), backup.name()).doesNotContain(next.name());
        }
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(MigrationException.class).hasMessageContaining(message);
    }

    private static long rows(BackupReport report) {
        return report.rows().values().stream().mapToLong(rows -> rows).sum();
    }

    /** Without views, which are not restored; under the names that the schemas have without a suffix. */
    private static List<String> state(TestServer server, List<String> schemas, String suffix) throws SQLException {
        return ServerState.tables(server, schemas, suffix);
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
