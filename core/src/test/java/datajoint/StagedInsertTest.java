package datajoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.codec.object.ObjectRef;
import datajoint.model.DataException;
import datajoint.model.DuplicateException;
import datajoint.model.QueryException;
import datajoint.model.StoreException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.stage.StagedInsert;
import datajoint.store.Staging;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written before their row: there with it, gone without it. */
class StagedInsertTest {
    @TempDir
    private Path folder;

    private Table<Row> declare(DataJoint dj, TestSchema name, String protocol) {
        dj.config().set("stores.main.protocol", protocol);
        dj.config().set("stores.main.location", folder.toString());
        dj.config().set("stores.default", "main");
        return dj.schema(name.name()).declare(Tier.MANUAL, "Scan", """
                scan : int32
                ---
                rate = 1 : float64
                movie = null : <object@>
                trace = null : <object@main>
                """);
    }

    @EachServer
    void rowAndObjectsComeTogether(TestServer server) throws IOException {
        for (String protocol : List.of("file", "memory")) {
            try (TestSchema name = TestSchema.on(server, "staged");
                    DataJoint dj = TestConnection.to(server)) {
                Table<Row> scans = declare(dj, name, protocol);

                try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                    Path movie = staged.folder("movie", ".zarr");
                    Files.createDirectory(movie.resolve("0"));
                    Files.writeString(movie.resolve("0/a"), "12345");
                    Files.writeString(movie.resolve(".zgroup"), "{}");
                    Files.writeString(staged.file("trace", ".txt"), "abc");
                    assertThat(staged.folder("movie", ".zarr")).isEqualTo(movie);
                    assertThat(scans.rows()).isEmpty();
                    staged.commit(Map.of("rate", 30.0));
                }

                Row row = scans.rows().get(0);
                ObjectRef movie = (ObjectRef) row.value("movie");
                assertThat(movie.path()).matches("_schema/%s/scan/scan=1/movie_.{8}\\.zarr".formatted(name.name()));
                assertThat(movie.size()).hasValue(7);
                assertThat(movie.itemCount()).hasValue(2);
                assertThat(movie.extension()).contains(".zarr");
                assertThat(movie.verify().isWhole()).isTrue();
                assertThat(movie.manifest()).isPresent();
                assertThat(movie.read("0/a")).hasSize(5);
                ObjectRef trace = (ObjectRef) row.value("trace");
                assertThat(trace.read()).asString().isEqualTo("abc");
                assertThat(row.doubleValue("rate")).isEqualTo(30.0);
                assertThat(folder.resolve("_staging")).doesNotExist();
            }
        }
    }

    @EachServer
    void nothingIsLeftWithoutCommit(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");

            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                Files.writeString(staged.file("trace", ".txt"), "abc");
            }
            assertThatThrownBy(() -> {
                        try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                            Files.writeString(staged.folder("movie", "").resolve("a"), "abc");
                            throw new IllegalStateException("the program failed");
                        }
                    })
                    .isInstanceOf(IllegalStateException.class);

            assertThat(scans.rows()).isEmpty();
            assertThat(files()).isEmpty();
        }
    }

    @EachServer
    void nothingIsLeftOfARowThatIsRefused(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");
            scans.insert(Map.of("scan", 1));

            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                Files.writeString(staged.folder("movie", ".zarr").resolve("a"), "abc");
                assertThatThrownBy(staged::commit).isInstanceOf(DuplicateException.class);
                assertThatThrownBy(staged::commit).isInstanceOf(QueryException.class);
            }
            try (StagedInsert staged = scans.stage(Map.of("scan", 2))) {
                Path movie = staged.folder("movie", ".zarr");
                Files.writeString(movie.resolve("a"), "abc");
                Files.createSymbolicLink(movie.resolve("link"), Path.of("a"));
                assertThatThrownBy(staged::commit)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is a link");
            }

            assertThat(scans.rows()).hasSize(1);
            assertThat(files()).isEmpty();
        }
    }

    @EachServer
    void objectsGoWithTheTransaction(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");

            assertThatThrownBy(() -> dj.transaction(inside -> {
                        commitOne(scans.in(inside), 1);
                        throw new IllegalStateException("rolled back");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(scans.rows()).isEmpty();
            assertThat(files()).isEmpty();

            dj.transaction(inside -> commitOne(scans.in(inside), 2));
            assertThat(((ObjectRef) scans.rows().get(0).value("trace")).exists())
                    .isTrue();
        }
    }

    @EachServer
    void refusesWhatWasNeverWritten(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");

            for (String attribute : List.of("movie", "trace")) {
                try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                    if (attribute.equals("movie")) {
                        staged.folder(attribute, ".zarr");
                    } else {
                        staged.file(attribute, ".h5");
                    }
                    assertThatThrownBy(staged::commit)
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining(attribute)
                            .hasMessageContaining("written");
                }
            }
            assertThat(scans.rows()).isEmpty();
        }
    }

    @EachServer
    void refusesWrongKeysAndAttributes(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");

            assertThatThrownBy(() -> scans.stage(Map.of("mouse", 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("[scan]");
            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                assertThatThrownBy(() -> staged.file("rate", ".h5")).hasMessageContaining("cannot be staged");
                assertThatThrownBy(() -> staged.file("trase", ".h5")).hasMessageContaining("trace");
                staged.file("trace", ".h5");
                assertThatThrownBy(() -> staged.folder("trace", ".h5")).isInstanceOf(QueryException.class);
            }
        }
    }

    /** Garbage collection, also that of others, spares what is young. */
    @EachServer
    void whatWasStagedForLongIsYoungWhenItIsCommitted(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");
            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                Path old = Files.writeString(staged.file("trace", ".txt"), "abc");
                Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
                staged.commit();
            }

            Path stored = scans.value("trace", ObjectRef.class).localPath().orElseThrow();
            assertThat(Files.getLastModifiedTime(stored).toInstant()).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
        }
    }

    @EachServer
    void refusesTablesThatPopulateFills(TestServer server) {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            declare(dj, name, "file");
            Table<Row> made = dj.existingSchema(name.name()).declare(Tier.IMPORTED, "Made", """
                    -> Scan
                    ---
                    picture : <object@main>
                    """);

            assertThatThrownBy(() -> made.stage(Map.of("scan", 1)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("populate");
        }
    }

    @EachServer
    void whatAKilledProgramLeftIsFoundWhenItIsOld(TestServer server) throws IOException {
        try (TestSchema name = TestSchema.on(server, "staged");
                DataJoint dj = TestConnection.to(server)) {
            Table<Row> scans = declare(dj, name, "file");
            try (StagedInsert staged = scans.stage(Map.of("scan", 1))) {
                Path movie = staged.folder("movie", ".zarr");
                Files.writeString(movie.resolve("a"), "abc");
                var storage = dj.database().stores().store(Optional.of("main")).storage();

                assertThat(Staging.remains(storage, Instant.EPOCH)).isEmpty();
                assertThat(Staging.remains(storage, Instant.MAX)).hasSize(1);
            }
        }
    }

    private static int commitOne(Table<Row> scans, int scan) {
        try (StagedInsert staged = scans.stage(Map.of("scan", scan))) {
            Files.writeString(staged.file("trace", ".txt"), "abc");
            staged.commit();
            return scan;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
