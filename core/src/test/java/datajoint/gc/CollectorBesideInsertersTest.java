package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.Table;
import datajoint.codec.array.NdArray;
import datajoint.codec.npy.NpyRef;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.Python;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collector without any grace runs again and again while Python and Java insert, both with transactions open, and while
 * rows go whose objects the next rows use again. What it purges it took two rounds ago, before any transaction that runs.
 */
class CollectorBesideInsertersTest {
    private static final int ROUNDS = 6;
    private static final int TURNS = 2;
    private static final Duration MOST_TIME = Duration.ofMinutes(3);

    private static final String PYTHON = """
            import os, sys, time
            import numpy as np
            import datajoint as dj
            store, news, name = sys.argv[1:4]
            dj.config.stores = {"default": "main", "main": {"protocol": "file", "location": store}}
            schema = dj.Schema(name)
            schema.make_classes(globals())
            connection = schema.connection
            turn = 0
            while not os.path.exists(os.path.join(news, "stop")):
                with connection.transaction:
                    for i in range(4):
                        number = turn * 4 + i + 1
                        Shared.insert1({"id": number, "signal": "value %d" % (number % 5),
                                        "grid": np.array([number % 5, number, number], dtype="float64")})
                        time.sleep(0.02)
                if turn % 2:
                    (Shared & "id BETWEEN 1 AND %d" % (turn * 4 - 8)).delete_quick()
                turn += 1
                with open(os.path.join(news, "other"), "w") as file:
                    file.write(str(turn))
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path news;

    @EachServer
    void noObjectOfARowIsLost(TestServer server) throws Exception {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> shared = lab.dj().schema(lab.first()).declare(Tier.MANUAL, "Shared", """
                    id : int32
                    ---
                    signal : <blob@main>
                    grid : <npy@main>
                    """);
            // Keeps the folders, which Python makes in one step and uses in the next.
            shared.insert(Map.of("id", 0, "signal", "first", "grid", new double[] {0, 0, 0}));
            GarbageCollector collector = lab.collector()
                    .with(GcOptions.DEFAULT.withGrace(Duration.ZERO).withUnrelated(lab.others()));
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> runOther(server, lab));
            try (ChildProcess java = inserter(server, lab, "java", 1_000_000)) {
                java.awaitLine("ready");
                Tally purged = Tally.NONE;
                for (int round = 0; round < ROUNDS; round++) {
                    purged = purged.plus(collectUntilBothHaveMoved(collector, other));
                    lab.ageQuarantineOfEarlierRounds();
                }
                Files.createFile(news.resolve("stop"));
                java.awaitLine("done");
                other.join();
                assertThat(purged.objects()).as("something was collected").isPositive();
            } finally {
                Files.writeString(news.resolve("stop"), "");
            }
            collector.purge();

            VerifyReport report = lab.dj()
                    .storeVerification(lab.first())
                    .with(VerifyDepth.CONTENT)
                    .run();
            assertThat(report.findings()).isEmpty();
            assertThat(shared.rows()).hasSizeGreaterThan(ROUNDS).allSatisfy(CollectorBesideInsertersTest::reads);
        }
    }

    /** Python, but on MariaDB, where Python 2.3.5 cannot insert into {@code <blob@>}: its driver is given a dict. */
    private String runOther(TestServer server, GcLab lab) {
        if (server != TestServer.MARIADB) {
            return Python.DATAJOINT_2.run(server, PYTHON, folder.toString(), news.toString(), lab.first());
        }
        try (ChildProcess java = inserter(server, lab, "other", 1)) {
            java.awaitLine("done");
            return "done";
        }
    }

    private ChildProcess inserter(TestServer server, GcLab lab, String name, int first) {
        return new ChildProcess(
                Inserter.class,
                server.name(),
                folder.toString(),
                news.toString(),
                lab.first(),
                name,
                Integer.toString(first));
    }

    private Tally collectUntilBothHaveMoved(GarbageCollector collector, CompletableFuture<String> other)
            throws IOException {
        int otherGoal = turns("other") + TURNS;
        int javaGoal = turns("java") + TURNS;
        Tally purged = Tally.NONE;
        long end = System.nanoTime() + MOST_TIME.toNanos();
        do {
            GcReport report = collector.quarantine();
            assertThat(report.failures()).isEmpty();
            purged = purged.plus(collector.purge().purged());
            assertThat(other.isDone())
                    .as(() -> "The other ended: " + other.join())
                    .isFalse();
            assertThat(System.nanoTime()).as("the inserters hang").isLessThan(end);
        } while (turns("other") < otherGoal || turns("java") < javaGoal);
        return purged;
    }

    private int turns(String who) throws IOException {
        Path file = news.resolve(who);
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static void reads(Row row) {
        int id = row.value("id", Integer.class);
        assertThat(row.value("signal")).isEqualTo(id == 0 ? "first" : "value " + id % 5);
        NpyRef grid = (NpyRef) row.value("grid");
        assertThat(grid.load()).isEqualTo(NdArray.of(new double[] {id % 5, id, id}));
    }
}
