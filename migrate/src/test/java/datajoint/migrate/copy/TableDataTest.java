package datajoint.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.copy.TableData.Copied;
import datajoint.migrate.verify.QueryComparison;
import datajoint.migrate.verify.Tolerance;
import datajoint.model.DataJointException;
import datajoint.model.MigrationException;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's copy of one table at a time. */
class TableDataTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void copiesRowsByTheNamesOfTheirColumnsAndOnlyOnce(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema fresh = TestSchema.named(server, lab.name() + "_v2");
                DataJoint dj = TestConnection.to(server)) {
            String mouse = "(mouse_id int NOT NULL, weight float, born date, PRIMARY KEY (mouse_id))";
            String session = "(%sPRIMARY KEY (mouse_id, session), FOREIGN KEY (mouse_id) REFERENCES mouse (mouse_id))";
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(lab.name()),
                    "CREATE DATABASE `%s`".formatted(fresh.name()),
                    "USE `%s`".formatted(lab.name()),
                    "CREATE TABLE mouse " + mouse,
                    "CREATE TABLE session "
                            + session.formatted("mouse_id int NOT NULL, session int NOT NULL, note varchar(9), "),
                    "SET SESSION sql_mode = ''",
                    "INSERT INTO mouse VALUES (1, 16777217, '0000-00-00'), (2, -0.0, '2020-02-29')",
                    "INSERT INTO session VALUES (1, 1, 'a'), (2, 1, NULL)",
                    "USE `%s`".formatted(fresh.name()),
                    "CREATE TABLE mouse " + mouse,
                    "CREATE TABLE session "
                            + session.formatted("note varchar(9), mouse_id int NOT NULL, session int NOT NULL, "));

            assertThatThrownBy(() -> TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "session"))
                    .isInstanceOf(DataJointException.class)
                    .hasMessageContaining("mouse");
            assertThat(TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "mouse"))
                    .isEqualTo(new Copied(2, 0));
            assertThat(TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "session"))
                    .isEqualTo(new Copied(2, 0));
            execute(server, "INSERT INTO `%s`.session VALUES (2, 2, 'b')".formatted(lab.name()));
            assertThat(TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "session"))
                    .isEqualTo(new Copied(1, 2));
            for (String table : new String[] {"mouse", "session"}) {
                assertThat(QueryComparison.compareQueryResults(
                                        dj.database(),
                                        lab.name() + "." + table,
                                        dj.database(),
                                        fresh.name() + "." + table,
                                        Tolerance.NONE)
                                .match())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anAttributeThatTheNewTableLacksIsNotLostSilently(TestServer server) throws SQLException {
        try (TestSchema lab = TestSchema.on(server, "lab");
                TestSchema fresh = TestSchema.named(server, lab.name() + "_v2");
                DataJoint dj = TestConnection.to(server)) {
            execute(
                    server,
                    "CREATE DATABASE `%s`".formatted(lab.name()),
                    "CREATE DATABASE `%s`".formatted(fresh.name()),
                    "CREATE TABLE `%s`.mouse (mouse_id int PRIMARY KEY, weight float)".formatted(lab.name()),
                    "CREATE TABLE `%s`.mouse (mouse_id int PRIMARY KEY)".formatted(fresh.name()));

            assertThatThrownBy(() -> TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "mouse"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("has no attribute 'weight'");
            assertThatThrownBy(() -> TableData.copyTableData(dj.database(), lab.name(), fresh.name(), "rat"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("no table");
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
