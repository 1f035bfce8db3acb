package datajoint.migrate.assess;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NothingChangesTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void assessingChangesNeitherTablesNorFiles(TestServer server) throws IOException, SQLException {
        try (LegacyFixture lab = LegacyFixture.load(server, "quirks", folder);
                DataJoint dj = TestConnection.to(server)) {
            lab.configure(dj);
            List<String> tables = tables(server, lab);
            List<String> files = files();

            Assessor.of(dj.database()).assess(lab.schemas());

            assertThat(tables(server, lab)).isEqualTo(tables).hasSizeGreaterThan(20);
            assertThat(files()).isEqualTo(files).hasSizeGreaterThan(5);
        }
    }

    /** What every table of the schemas and their like is made as, and what it holds. */
    private static List<String> tables(TestServer server, LegacyFixture lab) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = server.connect()) {
            for (String schema : lab.schemas()) {
                List<String> names = column(
                        connection,
                        "SELECT concat('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables"
                                + " WHERE table_type = 'BASE TABLE' AND table_schema LIKE '" + schema
                                + "%' ORDER BY 1",
                        1);
                for (String table : names) {
                    all.addAll(column(connection, "CHECKSUM TABLE " + table, 2));
                    all.addAll(column(connection, "SHOW CREATE TABLE " + table, 2));
                }
                all.addAll(column(connection, "SHOW TRIGGERS FROM " + schema, 4));
            }
        }
        return all;
    }

    private static List<String> column(Connection connection, String sql, int place) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(place));
            }
        }
        return values;
    }

    private List<String> files() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                all.add(path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return all;
    }
}
