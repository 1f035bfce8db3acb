package datajoint.golden;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        // Of theirs, only what users keep in the stores.
        for (String section : List.of("main/_hash", "main/_schema", "alt/blobs", "alt/arrays")) {
            Files.move(ours.resolve(section), folder.resolve(section.replace('/', '-')));
        }
        try (TestSchema original = TestSchema.on(server, "golden");
                TestSchema copy = TestSchema.on(server, "golden");
                DataJoint reader = TestConnection.to(server, golden.settings(theirs));
                DataJoint writer = TestConnection.to(server, golden.settings(ours))) {
            golden.load(original);
            Table<Row> source = reader.existingSchema(original.name()).table("CodecRow");

            Table<Row> target = writer.schema(copy.name()).declare(Tier.MANUAL, "CodecRow", source.describe());
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            source.rows().forEach(row -> rows.add(ValuesAgain.of(row, folder)));
            target.insertMaps(rows);

            assertThat(StoredCells.difference(StoredCells.columns(original), StoredCells.columns(copy)))
                    .isEmpty();
            assertThat(StoredCells.difference(
                            StoredCells.objects(reader, "main", GoldenStore.SCHEMA),
                            StoredCells.objects(writer, "main", copy.name())))
                    .isEmpty();
            Map<String, String> alt = StoredCells.objects(writer, "alt", copy.name());
            assertThat(alt.keySet().removeIf(path -> path.endsWith(".zarr.manifest.json")))
                    .as("a manifest, which Python's staged insert leaves out")
                    .isTrue();
            assertThat(StoredCells.difference(StoredCells.objects(reader, "alt", GoldenStore.SCHEMA), alt))
                    .isEmpty();
        }
    }
}
