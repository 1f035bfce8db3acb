package datajoint.migrate.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.ServerState;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OldSchemasTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aSchemaThatIsNotOursIsNeitherUsedNorDropped(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema shadow = TestSchema.named(server, lab.name() + "_v2");
                TestSchema old = TestSchema.named(server, lab.name() + "_old");
                DataJoint dj = TestConnection.to(server)) {
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(lab.name()),
                    "CREATE TABLE `%s`.`mouse` (id int NOT NULL, PRIMARY KEY (id)) COMMENT='mice'"
                            .formatted(lab.name()),
                    "INSERT INTO `%s`.mouse VALUES (1), (2)".formatted(lab.name()));
            Migration migration = Migration.begin(dj.database(), List.of(lab.name()), PlanOptions.defaults());
            for (StepName step :
                    List.of(StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS, StepName.VERIFY)) {
                migration.run(step);
            }
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(old.name()),
                    "CREATE TABLE `%s`.archive (id int PRIMARY KEY)".formatted(old.name()),
                    "INSERT INTO `%s`.archive VALUES (7)".formatted(old.name()));

            assertThatThrownBy(() -> migration.run(StepName.CUTOVER))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("'%s', and there is such a schema already".formatted(old.name()));
            migration.undo();

            assertThat(ServerState.of(server, List.of(lab.name())))
                    .contains("`%s`.`mouse` [2]".formatted(lab.name()), "`%s`.`archive` [1]".formatted(old.name()));
            assertThat(dj.schemas()).contains(old.name()).doesNotContain(shadow.name());
        }
    }

    /** A lab may have put tables of the same names aside before. */
    @ParameterizedTest
    @MethodSource("servers")
    void aSchemaOfThatNameIsNoCutover(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema shadow = TestSchema.named(server, lab.name() + "_v2");
                TestSchema old = TestSchema.named(server, lab.name() + "_old");
                DataJoint dj = TestConnection.to(server)) {
            for (String schema : List.of(lab.name(), old.name())) {
                execute(
                        server,
                        "CREATE DATABASE `%s`".formatted(schema),
                        "CREATE TABLE `%s`.`mouse` (id int NOT NULL, PRIMARY KEY (id)) COMMENT='mice'"
                                .formatted(schema));
            }
            Migration migration = Migration.begin(dj.database(), List.of(lab.name()), PlanOptions.defaults());

            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);

            assertThat(migration.isCutOver()).isFalse();
            assertThat(dj.schemas()).contains(shadow.name());
            migration.undo();
        }
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
