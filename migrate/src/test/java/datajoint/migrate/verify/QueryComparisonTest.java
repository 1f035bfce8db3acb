package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.TestConnection;
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

class QueryComparisonTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void equalRowsMatchInAnyOrderOfRowsAndColumns(TestServer server) throws SQLException {
        try (TestSchema schema = made(server);
                DataJoint dj = TestConnection.to(server)) {
            Comparison tables = compare(dj, schema.name() + ".one", schema.name() + ".two", Tolerance.NONE);
            Comparison queries = compare(
                    dj,
                    "SELECT x, a FROM " + schema.name() + ".one ORDER BY a",
                    "SELECT a, x FROM " + schema.name() + ".two ORDER BY a DESC",
                    Tolerance.NONE);

            assertThat(tables).isEqualTo(new Comparison(true, 3, 3, List.of()));
            assertThat(queries.match()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void columnsThatChangedPlacesAreNotEqual(TestServer server) throws SQLException {
        try (TestSchema schema = made(server);
                DataJoint dj = TestConnection.to(server)) {
            Comparison swapped = compare(
                    dj,
                    schema.name() + ".one",
                    "SELECT a, y AS x, x AS y, s FROM " + schema.name() + ".two",
                    Tolerance.NONE);

            assertThat(swapped.match()).isFalse();
            assertThat(swapped.rowCount()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesKeyAttributeAndBothValues(TestServer server) throws SQLException {
        try (TestSchema schema = made(server);
                DataJoint dj = TestConnection.to(server)) {
            execute(
                    server,
                    "UPDATE " + schema.name() + ".two SET x = 1e-9 WHERE a = 1",
                    "UPDATE " + schema.name() + ".two SET s = 'c' WHERE a = 2",
                    "DELETE FROM " + schema.name() + ".two WHERE a = 3",
                    "ALTER TABLE " + schema.name() + ".two ADD more int");

            assertThat(compare(dj, schema.name() + ".one", schema.name() + ".two", Tolerance.NONE)
                            .discrepancies())
                    .containsExactly(
                            "attribute more: only in the second",
                            "(a=1) x: 0 in the first, 1.0E-9 in the second",
                            "(a=2) s: 'B' in the first, 'c' in the second",
                            "(a=3): only in the first");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aToleranceIsForFloatingPointOnly(TestServer server) throws SQLException {
        try (TestSchema schema = made(server);
                DataJoint dj = TestConnection.to(server)) {
            execute(server, "UPDATE " + schema.name() + ".two SET x = x + 1e-9, y = y * 1.0000001");
            String one = schema.name() + ".one";
            String two = schema.name() + ".two";

            assertThat(compare(dj, one, two, Tolerance.NONE).match()).isFalse();
            assertThat(compare(dj, one, two, new Tolerance(1e-6, 1e-8)).match()).isTrue();
            assertThat(compare(
                                    dj,
                                    "SELECT x, y, s FROM " + one,
                                    "SELECT x, y, s FROM " + two,
                                    new Tolerance(1e-6, 1e-8))
                            .match())
                    .isTrue();
            assertThat(compare(dj, one, two, new Tolerance(1e-9, 1e-8)).match()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void repeatedRowsCount(TestServer server) throws SQLException {
        try (TestSchema schema = made(server);
                DataJoint dj = TestConnection.to(server)) {
            Comparison repeated = compare(
                    dj,
                    "SELECT 1 AS n UNION ALL SELECT 1 UNION ALL SELECT 2",
                    "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 2",
                    Tolerance.NONE);

            assertThat(repeated.discrepancies())
                    .containsExactly("(n=1): only in the first", "(n=2): only in the second");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesATableWithoutItsSchema(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            assertThatThrownBy(() -> compare(dj, "mouse", "lab.mouse", Tolerance.NONE))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("'mouse' is neither a query nor a table");
        }
    }

    private static Comparison compare(DataJoint dj, String one, String other, Tolerance tolerance) {
        return QueryComparison.compareQueryResults(dj.database(), one, dj.database(), other, tolerance);
    }

    private static TestSchema made(TestServer server) throws SQLException {
        TestSchema schema = TestSchema.on(server, "compare");
        String name = schema.name();
        execute(
                server,
                "CREATE DATABASE " + name,
                "CREATE TABLE " + name + ".one (a int PRIMARY KEY, x double, y float, s varchar(9))",
                "CREATE TABLE " + name + ".two (s varchar(20), y float, x double, a bigint PRIMARY KEY)",
                "INSERT INTO " + name
                        + ".one (a, x, y, s) VALUES (1, 0, 5, NULL), (2, 2.5, 16777216, 'B'), (3, 1, 2, '')",
                "INSERT INTO " + name + ".two (a, x, y, s) SELECT a, x, y, s FROM " + name + ".one");
        return schema;
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
