package datajoint.golden;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.object.ObjectContent;
import datajoint.codec.object.ObjectRef;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** What Java writes of the values that Python 2.3.5 wrote is what Python wrote: columns, metadata, paths, objects. */
class GoldenCopyTest {
    @TempDir
    private Path folder;

    @EachServer
    void javaWritesTheRowsAndObjectsThatPythonWrote(TestServer server) throws Exception {
        GoldenStore golden = new GoldenStore(server.isPostgres() ? "postgres" : "mysql");
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Path ours = Files.createDirectory(folder.resolve("ours"));
        golden.unpack(theirs);
        golden.unpack(ours);
        for (String section : List.of("main/_hash", "main/_schema", "alt/blobs", "alt/arrays")) {
            remove(ours.resolve(section));
        }
        try (TestSchema original = TestSchema.on(server, "golden");
                TestSchema copy = TestSchema.on(server, "golden");
                DataJoint reader = TestConnection.to(server, golden.settings(theirs));
                DataJoint writer = TestConnection.to(server, golden.settings(ours))) {
            golden.load(original);
            Table<Row> source = reader.existingSchema(original.name()).table("CodecRow");

            Table<Row> target = writer.schema(copy.name()).declare(Tier.MANUAL, "CodecRow", source.describe());
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            source.rows().forEach(row -> rows.add(again(row)));
            target.insertMaps(rows);

            assertThat(StoredCells.columns(copy)).containsExactlyEntriesOf(StoredCells.columns(original));
            assertThat(StoredCells.objects(ours.resolve("main"), List.of("_hash", "_schema"), copy.name()))
                    .containsExactlyEntriesOf(StoredCells.objects(
                            theirs.resolve("main"), List.of("_hash", "_schema"), GoldenStore.SCHEMA));
            Map<String, String> arrays =
                    StoredCells.objects(ours.resolve("alt"), List.of("blobs", "arrays"), copy.name());
            assertThat(arrays.keySet().removeIf(path -> path.endsWith(".zarr.manifest.json")))
                    .as("a manifest, which Python's staged insert leaves out")
                    .isTrue();
            assertThat(arrays)
                    .containsExactlyEntriesOf(
                            StoredCells.objects(theirs.resolve("alt"), List.of("blobs", "arrays"), GoldenStore.SCHEMA));
        }
    }

    private Map<String, @Nullable Object> again(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.asMap());
        values.replaceAll((attribute, value) -> {
            if (!(value instanceof ObjectRef reference)) {
                return value;
            }
            return attribute.startsWith("file") ? reference.path() : content(reference);
        });
        return values;
    }

    private Object content(ObjectRef reference) {
        if (reference.isFolder()) {
            Path copy = reference.download(folder.resolve("copy" + reference.hashCode()));
            return reference.extension().isEmpty()
                    ? copy
                    : ObjectContent.of(reference.extension().get(), copy);
        }
        return reference.extension().isEmpty()
                ? reference.read()
                : ObjectContent.of(reference.extension().get(), reference.read());
    }

    private static void remove(Path section) throws Exception {
        try (Stream<Path> files = Files.walk(section)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
