package datajoint.migrate.pointer;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.Migration;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.StepName;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.testkit.S3Server;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A legacy store in a bucket: many files are looked at by lists of their folders, few one by one. */
class BucketTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void filesOfABucketStayInPlace(TestServer server) throws Exception {
        try (PointerLab lab = new PointerLab(server, folder)) {
            for (int i = 0; i < 30; i++) {
                lab.row(i, lab.blob("blob " + i), null, lab.filepath("day/file " + i, "content " + i));
            }
            String lost = lab.filepath("day/lost", "x");
            String cut = lab.filepath("day/cut", "content");
            lab.row(30, null, lab.attachment("a", "b"), lost);
            lab.row(31, null, null, cut);
            Storage bucket = upload(lab);
            bucket.delete(ObjectPath.of("day/lost"));
            bucket.put(ObjectPath.of("day/cut"), Content.of(new byte[2]));

            Migration migration = lab.copied(PlanOptions.defaults());

            assertThat(migration.run(StepName.POINTERS).counts())
                    .containsEntry("pointers", 63L)
                    .containsEntry("written", 1L);
            assertThat(migration.log().notes("pointers", Problems.PROBLEM))
                    .extracting(Note::key)
                    .containsExactly("raw:day/cut", "raw:day/lost");
            assertThat(lab.shadow().values()).noneMatch(value -> value.contains("\"legacy\""));
            migration.undo(StepName.POINTERS);
            assertThat(bucket.isFolder(ObjectPath.of("_hash"))).isFalse();
        }
    }

    private static Storage upload(PointerLab lab) throws IOException {
        S3Server s3 = S3Server.started();
        lab.dj.config().set("stores.raw.protocol", "s3");
        s3.store(s3.newBucket(), "lab/raw")
                .forEach((key, value) -> lab.dj.config().set("stores.raw." + key, value));
        Storage bucket = lab.dj.database().stores().store(Optional.of("raw")).storage();
        for (String file : lab.files()) {
            bucket.put(ObjectPath.of(file), Content.of(lab.store.resolve(file)));
        }
        return bucket;
    }
}
