package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.ServerState;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.StepName;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A million rows, and what the fixtures miss, declared and filled by the real 0.14.6 a moment before. */
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void areProvenAndComeBack(TestServer server) throws Exception {
        try (TestSchema lab = TestSchema.on(server, "million");
                TestSchema shadow = TestSchema.named(server, lab.name() + "_v2");
                TestSchema old = TestSchema.named(server, lab.name() + "_old");
                DataJoint dj = TestConnection.to(server)) {
            assertThat(Python.DATAJOINT_0_14.run(server, script(), lab.name(), Integer.toString(ROWS)))
                    .contains(ROWS + " 10 2 4");
            List<String> before = ServerState.of(server, List.of(lab.name()));
            Migration migration = Migration.begin(dj.database(), List.of(lab.name()), PlanOptions.defaults());

            migration.run(StepName.SHADOW);
            Outcome copy = migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);
            migration.run(StepName.JOBS);
            Outcome proof = migration.run(StepName.VERIFY);
            Outcome cutover = migration.run(StepName.CUTOVER);

            assertThat(copy.counts().get("rows")).isGreaterThan(ROWS);
            assertThat(proof.counts().get("rows")).isEqualTo(copy.counts().get("rows"));
            assertThat(cutover.counts().get("downtime_ms")).isLessThan(5_000);
            assertThat(nextCounted(server, lab.name())).isEqualTo(13);
            assertThat(Python.DATAJOINT_2.run(server, """
                    import sys, datajoint as dj
                    lab = dj.VirtualModule('lab', sys.argv[1])
                    print(len(lab.Sample()), [row['tiny'] for row in lab.Pair().to_dicts(order_by='KEY')])
                    print(len((lab.Sample & 'channel = 5' & 'sample < 1000').to_dicts()))
                    """, lab.name()))
                    .contains(ROWS + " [5e-324, -2.2250738585072014e-308]", "11");
            execute(server, "DELETE FROM `%s`.counted WHERE id = 13".formatted(lab.name()));
            migration.undo();
            assertThat(ServerState.of(server, List.of(lab.name()))).isEqualTo(before);
        }
    }

    /** What the server counts up to, past the gap that 0.14.6 left. */
    private static long nextCounted(TestServer server, String schema) throws SQLException {
        execute(server, "INSERT INTO `%s`.counted (name) VALUES ('next')".formatted(schema));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(id) FROM `%s`.counted".formatted(schema))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script() throws Exception {
        try (InputStream in = MillionRowsTest.class.getResourceAsStream("/python/edge.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
