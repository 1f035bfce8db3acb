package datajoint.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.gc.GarbageCollector;
import datajoint.gc.GcOptions;
import datajoint.gc.GcReport;
import datajoint.gc.Tally;
import datajoint.gc.VerifyDepth;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.S3Server;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Garbage collection and verification in a bucket. */
class GarbageInS3Test {
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
        return dj;
    }

    /** Without any grace, so that what has just been written is garbage if no row needs it. */
    private static GarbageCollector collector(DataJoint dj, TestSchema own) {
        Set<String> others = new TreeSet<>(dj.schemas());
        others.remove(own.name());
        return dj.garbageCollector("main")
                .with(GcOptions.DEFAULT
                        .withUnrelated(others)
                        .withGrace(Duration.ZERO)
                        .withPurgeGrace(Duration.ZERO));
    }

    @EachServer
    void garbageOfABucketGoesAndWhatRowsNeedStays(TestServer server) {
        TestBucket bucket = TestBucket.fresh();
        try (TestSchema name = TestSchema.on(server, "s3gc");
                DataJoint dj = connect(server, bucket);
                var storage = bucket.open("lab")) {
            Table<Row> held = dj.schema(name.name())
                    .declare(Tier.MANUAL, "Held", "id : int32\n---\nnotes : <blob@main>\nthing : <object@main>\n");
            held.insert(Map.of("id", 1, "notes", "kept", "thing", new byte[] {1, 2, 3}));
            for (int i = 0; i < 7; i++) {
                storage.put(TestBucket.path("_hash/%s/orphan%d".formatted(name.name(), i)), TestBucket.text("garbage"));
            }
            storage.put(TestBucket.path("raw/scan.tif"), TestBucket.text("own"));
            GarbageCollector collector = collector(dj, name);

            GcReport report = collector.quarantine();

            assertThat(report.failures()).isEmpty();
            assertThat(report.quarantined()).isEqualTo(new Tally(7, 49));
            assertThat(collector.restore(report.run().orElseThrow()).restored()).isEqualTo(new Tally(7, 49));
            assertThat(collector.quarantine().quarantined()).isEqualTo(new Tally(7, 49));
            assertThat(collector.purge().purged()).isEqualTo(new Tally(7, 49));
            assertThat(bucket.keys()).hasSize(3).contains("lab/raw/scan.tif");
            assertThat(held.one().value("notes")).isEqualTo("kept");
            assertThat(dj.storeVerification(name.name())
                            .with(VerifyDepth.CONTENT)
                            .run()
                            .isWhole())
                    .isTrue();
        }
    }
}
