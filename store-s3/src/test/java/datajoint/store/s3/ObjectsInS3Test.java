package datajoint.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.codec.object.ObjectFile;
import datajoint.codec.object.ObjectRef;
import datajoint.model.DuplicateException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.stage.StagedInsert;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.S3Server;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Files, folders and staged inserts in a bucket; what Java stored there, Python reads, and the other way. */
class ObjectsInS3Test {
    private static final String PYTHON = """
            import json, pathlib, sys, tempfile
            import datajoint as dj
            name, store = sys.argv[1], json.loads(sys.argv[2])
            dj.config.stores = {"default": "main", "main": store}
            held = dj.VirtualModule("m", name).Held
            for scan in (1, 2):
                ref = (held & {"id": scan}).fetch1("thing")
                assert ref.verify() and ref.exists(), ref
            folder = (held & {"id": 1}).fetch1("thing")
            assert sorted(folder.listdir()) == [".zgroup", "0"], folder.listdir()
            assert folder.open("0/a").read() == b"12345"
            source = pathlib.Path(tempfile.mkdtemp())
            (source / "sub").mkdir()
            (source / "sub" / "x y").write_text("by Python")
            held.insert1({"id": 3, "thing": source})
            held.insert1({"id": 4, "own": "raw/day1/scan.tif"})
            """;

    @TempDir
    private Path folder;

    @EachServer
    void javaAndPythonReadEachOthersFolders(TestServer server) throws IOException {
        TestBucket bucket = TestBucket.fresh();
        try (TestSchema name = TestSchema.on(server, "s3objects");
                DataJoint dj = connect(server, bucket);
                var storage = bucket.open("lab")) {
            Table<Row> held = declare(dj, name);
            storage.put(TestBucket.path("raw/day1/scan.tif"), TestBucket.text("own"));
            held.insert(Map.of("id", 1, "thing", localFolder()));
            try (StagedInsert staged = held.stage(Map.of("id", 2))) {
                Files.writeString(staged.folder("thing", ".zarr").resolve("x"), "staged");
                staged.commit();
            }

            Python.DATAJOINT_2.run(server, PYTHON, name.name(), storeForPython(bucket));

            ObjectRef folderOfPython = held.restrict("id = 3").value("thing", ObjectRef.class);
            assertThat(folderOfPython.walk()).containsExactly(new ObjectFile("sub/x y", 9));
            assertThat(folderOfPython.verify().isWhole()).isTrue();
            assertThat(folderOfPython.localPath()).isEmpty();
            Path copy = folderOfPython.localCopy(folder.resolve("cache"));
            assertThat(copy.resolve("sub/x y")).hasContent("by Python");
            assertThat(folderOfPython.localCopy(folder.resolve("cache"))).isEqualTo(copy);
            ObjectRef own = held.restrict("id = 4").value("own", ObjectRef.class);
            assertThat(own.readRange(1, 2)).asString().isEqualTo("wn");
            assertThat(own.url()).isEqualTo("s3://%s/lab/raw/day1/scan.tif".formatted(bucket.name()));
            assertThat(held.restrict("id = 2").value("thing", ObjectRef.class).read("x"))
                    .asString()
                    .isEqualTo("staged");
        }
    }

    @EachServer
    void nothingIsLeftInTheBucketOfRowsThatDoNotCome(TestServer server) throws IOException {
        TestBucket bucket = TestBucket.fresh();
        try (TestSchema name = TestSchema.on(server, "s3objects");
                DataJoint dj = connect(server, bucket)) {
            Table<Row> held = declare(dj, name);
            held.insert(Map.of("id", 1));

            assertThatThrownBy(() -> held.insert(Map.of("id", 1, "thing", localFolder())))
                    .isInstanceOf(DuplicateException.class);
            try (StagedInsert staged = held.stage(Map.of("id", 1))) {
                Files.writeString(staged.folder("thing", ".zarr").resolve("x"), "staged");
                assertThatThrownBy(staged::commit).isInstanceOf(DuplicateException.class);
            }

            assertThat(bucket.keys()).isEmpty();
        }
    }

    private Path localFolder() throws IOException {
        Path movie = Files.createDirectories(folder.resolve("movie.zarr"));
        Files.writeString(movie.resolve(".zgroup"), "{}");
        Files.writeString(Files.createDirectories(movie.resolve("0")).resolve("a"), "12345");
        return movie;
    }

    private static Table<Row> declare(DataJoint dj, TestSchema name) {
        return dj.schema(name.name()).declare(Tier.MANUAL, "Held", """
                id : int32
                ---
                thing = null : <object@main>
                own = null : <filepath@main>
                """);
    }

    private static DataJoint connect(TestServer server, TestBucket bucket) {
        DataJoint dj = DataJoint.builder()
                .backend(server.backend())
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password())
                .connect();
        S3Server.started()
                .store(bucket.name(), "lab")
                .forEach((attribute, value) -> dj.config().set("stores.main." + attribute, value));
        dj.config().set("stores.default", "main");
        return dj;
    }

    private static String storeForPython(TestBucket bucket) {
        return """
                {"protocol": "s3", "endpoint": "%s", "bucket": "%s", "location": "lab",
                 "access_key": "testing", "secret_key": "testing", "secure": false}
                """.formatted(S3Server.started().endpoint().getAuthority(), bucket.name());
    }
}
