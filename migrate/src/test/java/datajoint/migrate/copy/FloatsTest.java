package datajoint.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Floats that neither a dump nor the six digits of a client can hold. */
class FloatsTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void arriveBitForBit(TestServer server) throws IOException, SQLException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "alltypes", folder);
                DataJoint dj = TestConnection.to(server);
                Connection connection = server.connect()) {
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);

            JsonNode truth = new ObjectMapper().readTree(fixture.resource("expected_after_load.json"));
            int compared = 0;
            for (JsonNode row : truth.get("djd_types.floats")) {
                String sql =
                        "SELECT CAST(%s AS DOUBLE) FROM " + fixture.schema("djd_types") + "_v2.floats WHERE id = ?";
                for (String column : new String[] {"f", "f_u", "f_null", "d_null"}) {
                    if (row.has(column)) {
                        double expected = row.get(column).asDouble();
                        assertThat(Double.doubleToLongBits(value(
                                        connection,
                                        sql.formatted(column),
                                        row.get("id").asInt())))
                                .as(column + " of " + row)
                                .isEqualTo(Double.doubleToLongBits(expected));
                        compared++;
                    }
                }
            }
            assertThat(compared).isEqualTo(6);
            migration.undo();
        }
    }

    private static double value(Connection connection, String sql, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
