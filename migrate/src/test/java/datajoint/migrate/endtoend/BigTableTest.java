package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import datajoint.testkit.Python;
import datajoint.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 150,000 rows with a key of three columns: in several chunks, with NULLs, floats and blobs. */
class BigTableTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void allRowsHashAsTheOldReleaseHashedThem(TestServer server) throws Exception {
        try (LegacyFixture fixture = LegacyFixture.load(server, "bigtable", folder);
                DataJoint dj = TestConnection.to(server)) {
            JsonNode truth = new ObjectMapper()
                    .readTree(fixture.resource("expected.json"))
                    .get("tables");
            Map<TableName, String> before = hashes(dj, fixture, truth);
            if (server == TestServer.MYSQL) {
                // The truth was made there; MariaDB rounds the generated numbers otherwise.
                truth.properties()
                        .forEach(table -> assertThat(before.get(name(fixture, table.getKey())))
                                .isEqualTo(table.getValue().get("sha256").asText()));
            }
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            for (StepName step : List.of(
                    StepName.SHADOW,
                    StepName.COPY,
                    StepName.POINTERS,
                    StepName.JOBS,
                    StepName.VERIFY,
                    StepName.CUTOVER)) {
                migration.run(step);
            }

            assertThat(hashes(dj, fixture, truth)).isEqualTo(before);
            assertThat(Python.DATAJOINT_2.run(server, """
                    import sys, datajoint as dj
                    dj.config['safemode'] = False
                    lab = dj.VirtualModule('lab', sys.argv[1])
                    rows = (lab.Frame & 'frame < 5').to_dicts()
                    print(len(lab.Frame()), len(lab.Tie()), len(lab.Pose()), len(rows))
                    """, fixture.schema("djd_big")))
                    .contains("150000 5000 60 250");
            migration.undo();
        }
    }

    private static TableName name(LegacyFixture fixture, String full) {
        return new TableName(fixture.schema("djd_big"), full.substring("djd_big.".length()));
    }

    private static Map<TableName, String> hashes(DataJoint dj, LegacyFixture fixture, JsonNode truth) throws Exception {
        Map<TableName, String> hashes = new TreeMap<>(Comparator.comparing(TableName::toString));
        for (Map.Entry<String, JsonNode> table : truth.properties()) {
            TableName name = name(fixture, table.getKey());
            hashes.put(name, sha256(dj, name, table.getValue()));
        }
        return hashes;
    }

    /** The canonical text of the fixture: attributes joined by a unit separator, rows by line breaks, in the order of the key. */
    private static String sha256(DataJoint dj, TableName table, JsonNode truth) throws Exception {
        List<String> items = new ArrayList<>();
        truth.get("columns").forEach(column -> {
            String name = dj.backend().dialect().quote(column.asText());
            String text = column.asText().equals("roi") ? "HEX(" + name + ")" : "CAST(" + name + " AS CHAR)";
            items.add("IFNULL(" + text + ", '\\\\N')");
        });
        List<String> key = new ArrayList<>();
        truth.get("primary_key")
                .forEach(column -> key.add(dj.backend().dialect().quote(column.asText())));
        String sql = "SELECT CONCAT_WS(CHAR(31), %s) FROM %s ORDER BY %s"
                .formatted(String.join(", ", items), dj.backend().dialect().quote(table), String.join(", ", key));
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        dj.database().connections().use("Hashing", connection -> {
            try (PreparedStatement select = dj.backend().stream(connection, sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sha.update((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return 0;
        });
        return HexFormat.of().formatHex(sha.digest());
    }
}
