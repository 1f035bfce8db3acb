package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.codec.object.Existing;
import datajoint.codec.object.ObjectContent;
import datajoint.codec.object.ObjectFile;
import datajoint.codec.object.ObjectRef;
import datajoint.codec.object.Verification;
import datajoint.json.JsonForm;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.stage.StagedInsert;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The listings of docs/objects.md, and that Python's zarr and h5py read what they wrote, and the other way. */
class ObjectsManualTest {
    private static final double[][] VALUES = {
        {0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}, {16, 17, 18, 19}
    };

    @TempDir
    private Path folder;

    @EachServer
    void filesFoldersAndPathsComeBack(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "objects");
                DataJoint dj = connect(server)) {
            Table<Row> scans = declare(dj.schema(name.name()));
            Path localFolder = Files.createDirectory(folder.resolve("tiles"));
            Files.writeString(localFolder.resolve("a.txt"), "tile");
            Path localFile = Files.writeString(folder.resolve("movie.tif"), "frames");
            byte[] bytes = {1, 2, 3};
            Files.createDirectories(folder.resolve("store/raw/day1"));
            Files.writeString(folder.resolve("store/raw/day1/scan.tif"), "raw");

            scans.insert(Map.of("scan", 1, "movie", localFile));
            scans.insert(Map.of("scan", 2, "movie", localFolder));
            scans.insert(Map.of("scan", 3, "movie", ObjectContent.of(".bin", bytes)));
            scans.insert(Map.of("scan", 4, "raw", "raw/day1/scan.tif"));

            ObjectRef movie = scans.restrict("scan = 2").value("movie", ObjectRef.class);
            for (ObjectFile file : movie.walk()) {
                byte[] content = movie.read(file.path());
                assertThat(content).hasSize(Math.toIntExact(file.size()));
            }
            Path copy = movie.download(folder.resolve("copy"));
            Verification found = movie.verify();
            assertThat(found.isWhole()).isTrue();
            assertThat(copy.resolve("a.txt")).hasContent("tile");

            ObjectRef file = scans.restrict("scan = 1").value("movie", ObjectRef.class);
            byte[] header = file.readRange(0, 4);
            try (InputStream in = file.open()) {
                assertThat(in.readNBytes(4)).isEqualTo(header);
            }
            file.download(folder.resolve("movie.tif"), Existing.REPLACE);
            ObjectRef raw = scans.restrict("scan = 4").value("raw", ObjectRef.class);
            assertThat(JsonForm.write(raw).at("/$object/path").asText()).isEqualTo("raw/day1/scan.tif");
            Object path = JsonForm.read(new ObjectMapper().createObjectNode().put("$path", localFile.toString()));
            scans.insert(Map.of("scan", 5, "movie", path));
            assertThat(raw.read()).asString().isEqualTo("raw");
            assertThat(raw.localPath()).contains(folder.resolve("store/raw/day1/scan.tif"));
        }
    }

    @EachServer
    void pythonOpensTheZarrAndHdf5ThatJavaStaged(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "objects");
                DataJoint dj = connect(server)) {
            Table<Row> scans = declare(dj.schema(name.name()));
            double[][] values = VALUES;

            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                ZarrArray.write(staged.folder("movie", ".zarr"), values, 2, 3);
                try (WritableHdfFile file = HdfFile.write(staged.file("trace", ".h5"))) {
                    WritableDataset trace = file.putDataset("trace", values);
                    trace.putAttribute("rate", 30.0);
                }
                staged.commit(Map.of("rate", 30.0));
            }

            JsonNode read = new ObjectMapper()
                    .readTree(Python.DATAJOINT_2.run(server, script("zarr_hdf5_read.py"), name.name(), store(), "1"));
            assertThat(read.get("movie")).isEqualTo(new ObjectMapper().valueToTree(VALUES));
            assertThat(read.get("chunks")).hasToString("[2,3]");
            assertThat(read.get("trace")).isEqualTo(new ObjectMapper().valueToTree(VALUES));
            assertThat(read.get("rate").asDouble()).isEqualTo(30.0);
        }
    }

    @EachServer
    void javaOpensTheZarrAndHdf5ThatPythonStored(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "objects");
                DataJoint dj = connect(server)) {
            Table<Row> scans = declare(dj.schema(name.name()));
            Python.DATAJOINT_2.run(server, script("zarr_hdf5_write.py"), name.name(), store());
            Path cache = folder.resolve("cache");

            Row row = scans.restrict("scan = 100").one();
            ObjectRef movie = (ObjectRef) row.value("movie");
            double[][] frames = ZarrArray.read(movie::read);
            ObjectRef trace = (ObjectRef) row.value("trace");
            try (HdfFile file = new HdfFile(trace.localCopy(cache))) {
                double[][] signal = (double[][]) file.getDatasetByPath("/trace").getData();
                assertThat(signal).isDeepEqualTo(VALUES);
                assertThat(file.getDatasetByPath("/trace").getAttribute("unit").getData())
                        .isEqualTo("mV");
            }
            assertThat(frames).isDeepEqualTo(VALUES);
            assertThat(movie.verify().isWhole()).isTrue();
            assertThat(cache).doesNotExist();
        }
    }

    private static Table<Row> declare(Schema lab) {
        Table<Row> scans = lab.declare(Tier.MANUAL, "Scan", """
                scan : int32
                ---
                rate = 1 : float64
                movie = null : <object@main>    # a file or a folder
                trace = null : <object@main>
                raw = null : <filepath@main>    # a file of ours, from the root of the store
                """);
        return scans;
    }

    private DataJoint connect(TestServer server) throws IOException {
        Files.createDirectories(folder.resolve("store"));
        DataJoint dj = TestConnection.to(server);
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", store());
        dj.config().set("stores.default", "main");
        return dj;
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    private static String script(String file) throws IOException {
        try (InputStream in = ObjectsManualTest.class.getResourceAsStream("/python/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
