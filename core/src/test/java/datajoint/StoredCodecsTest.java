package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.array.NdArray;
import datajoint.codec.blob.Attachment;
import datajoint.model.CodecException;
import datajoint.model.DuplicateException;
import datajoint.model.StoreException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.store.CorruptObjectException;
import datajoint.store.MissingObjectException;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Blobs, attachments and plain bytes in a store, on each server. */
class StoredCodecsTest {
    @TempDir
    private Path folder;

    private Table<Row> declare(DataJoint dj, TestSchema name) {
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", folder.toString());
        dj.config().set("stores.main.subfolding", List.of(2, 2));
        dj.config().set("stores.default", "main");
        return dj.schema(name.name()).declare(Tier.MANUAL, "Held", """
                id : int32
                ---
                signal = null : <blob@>
                file = null : <attach@main>
                bits = null : <hash@main>
                """);
    }

    @EachServer
    void valuesComeBackFromTheStore(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "stored");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> held = declare(dj, name);
            NdArray array = NdArray.of(new double[][] {{1, 2}, {3, 4}});
            Attachment file = new Attachment("notes.txt", "hello".getBytes(StandardCharsets.UTF_8));

            held.insert(Map.of("id", 1, "signal", array, "file", file, "bits", new byte[] {1, 2}));
            held.insert(Map.of("id", 2, "signal", array));

            Row row = held.restrict("id = 1").rows().get(0);
            assertThat(row.value("signal")).isEqualTo(array);
            assertThat(row.value("file")).isEqualTo(file);
            assertThat(row.value("bits")).isEqualTo(new byte[] {1, 2});
            assertThat(held.restrict("id = 2").one().value("bits")).isNull();
            assertThat(objects()).as("the array is there once").hasSize(3);
        }
    }

    @EachServer
    void objectsOfARowThatDoesNotComeAreLeftForOthersOrGone(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "stored");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> held = declare(dj, name);
            held.insert(Map.of("id", 1, "signal", 5));

            assertThatThrownBy(() -> held.insertMaps(List.of(Map.of("id", 2, "signal", "x"), Map.of("id", 1))))
                    .isInstanceOf(DuplicateException.class);
            assertThatThrownBy(() -> held.insert(Map.of("id", 3, "bits", "text")))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("attribute 'bits'");

            assertThat(held.count()).isEqualTo(1);
            assertThat(held.one().value("signal")).isEqualTo(5L);
        }
    }

    @EachServer
    void changedAndMissingObjectsAreErrors(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "stored");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> held = declare(dj, name);
            held.insert(Map.of("id", 1, "bits", new byte[] {1, 2, 3}));
            Path object = objects().get(0);

            Files.write(object, new byte[] {1, 2, 4});
            assertThatThrownBy(held::rows)
                    .isInstanceOf(CorruptObjectException.class)
                    .hasMessageContaining("main");

            Files.delete(object);
            assertThatThrownBy(held::rows).isInstanceOf(MissingObjectException.class);

            Files.write(object, new byte[] {1});
            held.insert(Map.of("id", 2, "bits", new byte[] {1, 2, 3}));
            assertThat(held.rows()).as("the insert mended the cut object").hasSize(2);
        }
    }

    @EachServer
    void aStoreThatIsNotThereFailsTheInsert(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "stored");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> held = declare(dj, name);
            dj.config().set("stores.main.location", folder.resolve("nowhere").toString());

            assertThatThrownBy(() -> held.insert(Map.of("id", 1, "bits", new byte[] {1})))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("stores.main.location");
            assertThat(held.count()).isZero();
        }
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
