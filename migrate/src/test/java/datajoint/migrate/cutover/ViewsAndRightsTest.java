package datajoint.migrate.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What refers to tables by their names goes on with the new ones. */
class ViewsAndRightsTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void viewsAreTriedAndRightsHold(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema shadow = TestSchema.named(server, lab.name() + "_v2");
                TestSchema old = TestSchema.named(server, lab.name() + "_old");
                DataJoint dj = TestConnection.to(server)) {
            String account = "'v" + Long.toString(ProcessHandle.current().pid(), 36) + "'@'%'";
            String l = lab.name();
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(l),
                    "CREATE TABLE `%s`.mouse (id int NOT NULL, PRIMARY KEY (id)) COMMENT='mice'".formatted(l),
                    "CREATE TABLE `%s`.rat (id int NOT NULL, PRIMARY KEY (id)) COMMENT='rats'".formatted(l),
                    "INSERT INTO `%s`.mouse VALUES (1), (2)".formatted(l),
                    "CREATE VIEW `%s`.mice AS SELECT id FROM `%s`.mouse WHERE id > 1".formatted(l, l),
                    "CREATE USER " + account + " IDENTIFIED BY 'Secret_1'",
                    "GRANT SELECT ON `%s`.mouse TO %s".formatted(l, account));
            try {
                Migration migration = Migration.begin(dj.database(), List.of(l), PlanOptions.defaults());
                for (StepName step :
                        List.of(StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS, StepName.VERIFY)) {
                    migration.run(step);
                }
                Outcome outcome = migration.run(StepName.CUTOVER);

                assertThat(outcome.messages()).isEmpty();
                assertThat(number(dj, "SELECT COUNT(*) FROM `%s`.mice".formatted(l)))
                        .isEqualTo(1);
                assertThat(asAccount(server, account, "SELECT COUNT(*) FROM `%s`.mouse".formatted(l)))
                        .isEqualTo(2);
                assertThatThrownBy(() -> asAccount(server, account, "SELECT COUNT(*) FROM `%s`.rat".formatted(l)))
                        .isInstanceOf(SQLException.class);
                migration.undo(StepName.CUTOVER);
                assertThat(asAccount(server, account, "SELECT COUNT(*) FROM `%s`.mouse".formatted(l)))
                        .isEqualTo(2);

                execute(
                        server,
                        "CREATE TABLE `%s`.gone (id int)".formatted(l),
                        "CREATE OR REPLACE VIEW `%s`.lost AS SELECT id FROM `%s`.gone".formatted(l, l),
                        "DROP TABLE `%s`.gone".formatted(l));
                assertThat(migration.run(StepName.CUTOVER).messages())
                        .singleElement()
                        .asString()
                        .contains(l + ".lost does not work");
                migration.undo();
            } finally {
                execute(server, "DROP USER " + account);
            }
        }
    }

    private static long number(DataJoint dj, String sql) {
        return dj.database().connections().use("Counting", connection -> number(connection, sql));
    }

    private static long asAccount(TestServer server, String account, String sql) throws SQLException {
        String name = account.substring(1, account.indexOf('\'', 1));
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), name, "Secret_1")) {
            return number(connection, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
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
