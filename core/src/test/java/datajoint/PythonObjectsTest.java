package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.object.Manifest;
import datajoint.codec.object.ObjectContent;
import datajoint.codec.object.ObjectFile;
import datajoint.codec.object.ObjectRef;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.stage.StagedInsert;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Objects and file paths that one language stores, the other reads and verifies. */
class PythonObjectsTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void makeStore() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
    }

    @EachServer
    void javaReadsAndVerifiesWhatPythonStored(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "pyobjects");
                DataJoint dj = connect(server)) {
            Python.DATAJOINT_2.run(server, script("objects_write.py"), name.name(), store.toString());

            Table<Row> held = dj.existingSchema(name.name()).table("Held");
            assertThat(held.rows()).hasSize(8);
            for (Row row : held.rows()) {
                ObjectRef reference = reference(row);
                assertThat(reference.exists()).as(reference.toString()).isTrue();
                assertThat(reference.verify().isWhole())
                        .as(reference.toString())
                        .isTrue();
                assertThat(reference.timestamp()).isPresent();
            }
            assertThat(text(held, 1)).isEqualTo("bytes");
            assertThat(reference(held, 2).extension()).contains("bin");
            assertThat(reference(held, 3).extension()).contains(".gz");
            ObjectRef movie = reference(held, 4);
            assertThat(movie.isFolder()).isTrue();
            assertThat(movie.size()).hasValue(7);
            assertThat(movie.itemCount()).hasValue(2);
            assertThat(movie.walk()).containsExactly(new ObjectFile(".zgroup", 2), new ObjectFile("0/b ü", 5));
            assertThat(movie.manifest().map(Manifest::files)).contains(movie.walk());
            assertThat(reference(held, 5).list()).isEmpty();
            assertThat(text(held, 6)).isEqualTo("staged by Python");
            assertThat(reference(held, 7).read()).hasSize(16);
            assertThat(reference(held, 8).read("raw.dat")).hasSize(16);
            assertThat(reference(held, 8).size()).isEmpty();

            held.insert(Map.of("id", 104, "thing", movie));
            assertThat(reference(held, 104)).isEqualTo(movie);
        }
    }

    @EachServer
    void pythonReadsAndVerifiesWhatJavaStored(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "pyobjects");
                DataJoint dj = connect(server)) {
            Table<Row> held = dj.schema(name.name()).declare(Tier.MANUAL, "Held", """
                    id : int32
                    ---
                    thing = null : <object@main>
                    own = null : <filepath@main>
                    """);
            Path movie = Files.createDirectories(folder.resolve("source/movie.zarr"));
            Files.createDirectory(movie.resolve("0"));
            Files.writeString(movie.resolve(".zgroup"), "{}");
            Files.writeString(movie.resolve("0/b ü"), "12345");
            Files.createDirectories(store.resolve("ext/day1"));
            Files.writeString(store.resolve("ext/day1/raw.dat"), "own");
            held.insert(Map.of("id", 1, "thing", "bytes".getBytes(StandardCharsets.UTF_8)));
            held.insert(Map.of("id", 2, "thing", ObjectContent.of(".txt", "text".getBytes(StandardCharsets.UTF_8))));
            held.insert(Map.of("id", 3, "thing", movie));
            try (StagedInsert staged = held.stage(Map.of("id", 4))) {
                Path written = staged.folder("thing", ".zarr");
                Files.writeString(Files.createDirectory(written.resolve("sub")).resolve("x"), "1");
                staged.commit();
            }
            held.insert(Map.of("id", 5, "own", "ext/day1/raw.dat"));
            held.insert(Map.of("id", 6, "own", Path.of("ext/day1")));

            JsonNode read = new ObjectMapper()
                    .readTree(Python.DATAJOINT_2.run(server, script("objects_read.py"), name.name(), store.toString()));

            for (JsonNode entry : read) {
                assertThat(entry.get("verify").asBoolean()).as(read.toString()).isTrue();
                assertThat(entry.get("exists").asBoolean()).as(read.toString()).isTrue();
                assertThat(entry.get("time").asText()).endsWith("+00:00");
            }
            assertThat(read).hasSize(6);
            assertThat(read.at("/1/text").asText()).isEqualTo("bytes");
            assertThat(read.at("/1/ext").isNull()).isTrue();
            assertThat(read.at("/2/ext").asText()).isEqualTo(".txt");
            assertThat(read.at("/3/size").asInt()).isEqualTo(7);
            assertThat(read.at("/3/list")).hasToString("[\".zgroup\",\"0\"]");
            assertThat(read.at("/4/list")).hasToString("[\"sub\"]");
            assertThat(read.at("/4/walk").toString()).contains("sub/x");
            assertThat(read.at("/5/text").asText()).isEqualTo("own");
            assertThat(read.at("/6/size").isNull()).isTrue();
            assertThat(read.at("/6/list")).hasToString("[\"raw.dat\"]");
        }
    }

    private DataJoint connect(TestServer server) {
        DataJoint dj = TestConnection.to(server);
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", store.toString());
        dj.config().set("stores.default", "main");
        return dj;
    }

    private static ObjectRef reference(Table<Row> held, int id) {
        return reference(held.restrict("id = ?", id).one());
    }

    private static ObjectRef reference(Row row) {
        return (ObjectRef) (row.value("thing") == null ? row.value("own") : row.value("thing"));
    }

    private static String text(Table<Row> held, int id) {
        return new String(reference(held, id).read(), StandardCharsets.UTF_8);
    }

    private static String script(String file) throws IOException {
        try (InputStream in = PythonObjectsTest.class.getResourceAsStream("/python/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
