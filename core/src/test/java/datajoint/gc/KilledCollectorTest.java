package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.testkit.EachServer;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What a collector leaves that was killed in the middle of its work. */
class KilledCollectorTest {
    private static final int ORPHANS = 40;

    @TempDir
    private Path folder;

    private GcLab afterAKill(TestServer server) throws InterruptedException {
        GcLab lab = new GcLab(server, folder);
        lab.held().insert(Map.of("id", 1, "signal", "kept"));
        for (int i = 0; i < ORPHANS; i++) {
            lab.plant("_hash/%s/orphan%d".formatted(lab.first(), i));
        }
        lab.age();
        try (ChildProcess child =
                new ChildProcess(KilledCollector.class, server.name(), folder.toString(), lab.first(), lab.second())) {
            child.awaitLine("in the middle");
            child.kill();
        }
        assertThat(lab.quarantined()).hasSizeBetween(1, ORPHANS - 1);
        assertThat(lab.objects()).hasSize(ORPHANS + 1 - lab.quarantined().size());
        return lab;
    }

    @EachServer
    void whatItTookCanBeBroughtBack(TestServer server) throws InterruptedException {
        try (GcLab lab = afterAKill(server)) {
            String run = lab.collector().runs().get(0).id();

            lab.collector().restore(run);

            assertThat(lab.objects()).hasSize(ORPHANS + 1);
            assertThat(lab.quarantined()).isEmpty();
            assertThat(lab.collector().runs()).isEmpty();
        }
    }

    @EachServer
    void theNextOneGoesOn(TestServer server) throws InterruptedException {
        try (GcLab lab = afterAKill(server)) {
            lab.collector().quarantine();
            assertThat(lab.quarantined()).hasSize(ORPHANS);
            lab.age();

            assertThat(lab.collector().purge().purged().objects()).isEqualTo(ORPHANS);

            assertThat(lab.objects()).hasSize(1);
            assertThat(lab.quarantined()).isEmpty();
            assertThat(lab.held().one().value("signal")).isEqualTo("kept");
        }
    }
}
