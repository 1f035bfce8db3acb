package datajoint;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.gc.GarbageCollector;
import datajoint.gc.GcOptions;
import datajoint.gc.GcPlan;
import datajoint.gc.GcReport;
import datajoint.gc.Tally;
import datajoint.gc.VerifyDepth;
import datajoint.gc.VerifyReport;
import datajoint.model.Tier;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestSchema;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** The listings of docs/garbage-collection.md. */
class GarbageManualTest {
    @TempDir
    private Path folder;

    private DataJoint connect(TestServer server) {
        DataJoint dj = TestConnection.to(server);
        dj.config().set("stores.main.protocol", "file");
        dj.config().set("stores.main.location", folder.toString());
        return dj;
    }

    @EachServer
    void theListingsRun(TestServer server) {
        try (TestSchema own = TestSchema.on(server, "gcmanual");
                DataJoint dj = connect(server);
                DataJoint other = connect(TestServer.POSTGRES_15)) {
            String schema = own.name();
            dj.schema(schema)
                    .declare(Tier.MANUAL, "Note", "id : int32\n---\ntext : <blob@main>\n")
                    .insert(Map.of("id", 1, "text", "kept"));
            assertThat(folder).isNotEmptyDirectory();
            Set<String> others = new TreeSet<>(dj.schemas());
            others.addAll(other.schemas());
            others.remove(schema);
            collect(dj, other, GcOptions.DEFAULT.withUnrelated(others));
            VerifyReport verified =
                    dj.storeVerification(schema).with(VerifyDepth.CONTENT).run();
            assertThat(verified.isWhole()).isTrue();
        }
    }

    private static void collect(DataJoint dj, DataJoint other, GcOptions options) {
        GarbageCollector both = dj.garbageCollector("main").alsoReferencedBy(other.database());
        assertThat(both.with(options).plan().garbage()).isEmpty();
        GarbageCollector collector = dj.garbageCollector("main");
        collector = collector.with(options);
        GcPlan plan = collector.plan();
        GcReport report = collector.quarantine();
        GcReport purge = collector.purge();
        assertThat(plan.references()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(Tally.NONE);
        assertThat(purge.purged()).isEqualTo(Tally.NONE);
    }
}
