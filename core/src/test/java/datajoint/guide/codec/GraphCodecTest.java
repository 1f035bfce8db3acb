package datajoint.guide.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.guide.codec.Graph.Edge;
import datajoint.model.CodecException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A codec of one's own: given to the builder, found on the class path, shared with Python. */
class GraphCodecTest {
    private static final Graph RING = new Graph(List.of("x", "y"), List.of(new Edge(0, 1, 0.5), new Edge(1, 0, 2)));

    @TempDir
    private Path folder;

    @EachServer
    void graphsAreStoredAndReadInBothLanguages(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "graph");
                DataJoint dj =
                        TestConnection.builder(server).codec(new GraphCodec()).connect()) {
            Table<Row> circuits = declare(dj, name);
            Graph triangle = new Graph(
                    List.of("a", "b", "c"), List.of(new Edge(0, 1, 1), new Edge(1, 2, 0.5), new Edge(2, 0, 0.25)));
            circuits.insert(Map.of("circuit_id", 1, "wiring", triangle, "large", triangle));

            Graph wiring = circuits.restrict("circuit_id = 1").one().value("wiring", Graph.class);
            assertThat(wiring).isEqualTo(triangle);

            String said = Python.DATAJOINT_2.run(server, resource(), name.name(), folder.toString());
            String triangleOfPython =
                    "{\"nodes\": [\"a\", \"b\", \"c\"], \"edges\": [[0, 1, 1.0], [1, 2, 0.5], [2, 0, 0.25]]}";
            assertThat(said).contains("\"large\": " + triangleOfPython, "\"wiring\": " + triangleOfPython);
            assertThat(circuits.restrict("circuit_id = 2").one().value("wiring"))
                    .isEqualTo(RING);
            if (server == TestServer.MARIADB) {
                // Python does not see through a chain of codecs on this server.
                assertThat(said).contains("dict can not be used as parameter");
                assertThat(circuits.restrict("circuit_id = 3").count()).isZero();
            } else {
                assertThat(circuits.restrict("circuit_id = 3").one().value("large"))
                        .isEqualTo(RING);
            }
        }
    }

    @EachServer
    void wrongGraphsAreRefusedBeforeAnythingIsWritten(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "graph");
                DataJoint dj =
                        TestConnection.builder(server).codec(new GraphCodec()).connect()) {
            Table<Row> circuits = declare(dj, name);
            Graph broken = new Graph(List.of("a"), List.of(new Edge(0, 7, 1)));

            assertThatThrownBy(() -> circuits.insert(Map.of("circuit_id", 1, "wiring", broken)))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("circuit.wiring")
                    .hasMessageContaining("Edge[from=0, to=7");
            assertThatThrownBy(() -> circuits.insert(Map.of("circuit_id", 1, "wiring", "a text")))
                    .hasMessageContaining("cannot hold a String");
            assertThat(circuits.count()).isZero();
        }
    }

    @EachServer
    void graphsOfTheFirstFormatAreReadAndThoseOfALaterOneRefused(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "graph");
                DataJoint dj = TestConnection.to(server);
                DataJoint later =
                        TestConnection.builder(server).codec(new GraphCodec()).connect()) {
            dj.schema(name.name())
                    .declare(Tier.MANUAL, "Old", "id : int32\n---\nwiring : <blob>")
                    .insertMaps(List.of(
                            Map.of(
                                    "id",
                                    1,
                                    "wiring",
                                    Map.of("nodes", List.of("a", "b"), "edges", List.of(List.of(0, 1)))),
                            Map.of("id", 3, "wiring", Map.of("format", 3, "nodes", List.of()))));
            recomment(server, name.name());

            Table<Row> old = later.existingSchema(name.name()).table("Old");
            assertThat(old.restrict("id = 1").one().value("wiring"))
                    .isEqualTo(new Graph(List.of("a", "b"), List.of(new Edge(0, 1, 1))));
            assertThatThrownBy(() -> old.restrict("id = 3").rows()).hasMessageContaining("a graph of format 3");
        }
    }

    @EachServer
    void aCodecOfTheClassPathNeedsNoMention(TestServer server) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("datajoint.codec.Codec"), GraphCodec.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader classPath =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
                TestSchema name = TestSchema.on(server, "graph")) {
            Thread.currentThread().setContextClassLoader(classPath);
            try (DataJoint dj = TestConnection.to(server)) {
                Table<Row> circuits = declare(dj, name);
                circuits.insert(Map.of("circuit_id", 1, "wiring", RING));

                assertThat(circuits.one().value("wiring")).isEqualTo(RING);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Table<Row> declare(DataJoint dj, TestSchema name) {
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", folder.toString());
        return dj.schema(name.name()).declare(Tier.MANUAL, "Circuit", """
                circuit_id : int32
                ---
                wiring : <graph>              # in the table
                large = null : <graph@main>   # in a store
                """);
    }

    /** What the column says of its codec, as a migration changes it. */
    private static void recomment(TestServer server, String schema) {
        String sql = server.isPostgres()
                ? "COMMENT ON COLUMN %s.old.wiring IS ':<graph>:'"
                : "ALTER TABLE %s.old MODIFY wiring longblob NOT NULL COMMENT ':<graph>:'";
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource() throws IOException {
        try (InputStream in = GraphCodecTest.class.getResourceAsStream("/interop/graph.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
