package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.model.CodecException;
import datajoint.model.StoreException;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Finding, moving, bringing back and removing garbage, on each server. */
class GarbageCollectorTest {
    @TempDir
    private Path folder;

    private static GcLab withOneRowAndTwoOrphans(TestServer server, Path folder) {
        GcLab lab = new GcLab(server, folder);
        lab.held().insert(Map.of("id", 1, "signal", "kept", "thing", new byte[] {1}));
        lab.held().insert(Map.of("id", 2, "signal", "dropped", "thing", new byte[] {2}));
        lab.sql("DELETE FROM {}%s{}.{}held{} WHERE id = 2".formatted(lab.first()));
        lab.age();
        return lab;
    }

    @EachServer
    void aPlanTellsWhatLiesWhereAndChangesNothing(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            GcPlan plan = lab.collector().plan();

            assertThat(plan.references()).isEqualTo(2);
            assertThat(plan.garbageTally().objects()).isEqualTo(2);
            assertThat(plan.oldest()).isPresent();
            assertThat(plan.newest()).isPresent();
            assertThat(plan.sections())
                    .hasSize(3)
                    .allSatisfy(count -> assertThat(count.young()).isEqualTo(Tally.NONE));
            assertThat(plan.sections().get(0).live().objects()).isEqualTo(1);
            assertThat(plan.toString()).contains("Store main: rows refer to 2 paths", "garbage      1 objects");
            assertThat(plan.jsonText()).contains("\"store\":\"main\"", "\"garbage\":{\"objects\":2");
            assertThat(lab.objects()).hasSize(4);
            assertThat(lab.quarantined()).isEmpty();
        }
    }

    @EachServer
    void garbageGoesIntoQuarantineAndCanBeBroughtBack(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            var before = lab.objects();

            GcReport report = lab.collector().quarantine();

            String run = report.run().orElseThrow();
            assertThat(report.quarantined().objects()).isEqualTo(2);
            assertThat(lab.objects()).hasSize(2);
            assertThat(lab.quarantined()).allSatisfy(path -> assertThat(path).startsWith("_quarantine/" + run + "/_"));
            assertThat(lab.held().one().value("signal")).isEqualTo("kept");
            assertThat(lab.collector().runs()).extracting(QuarantineRun::id).containsExactly(run);

            assertThatThrownBy(() -> lab.collector().restore("20200101T000000Z-abcdef"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(run);
            assertThat(lab.collector().restore(run).restored().objects()).isEqualTo(2);
            assertThat(lab.objects()).isEqualTo(before);
            assertThat(lab.collector().runs()).isEmpty();
        }
    }

    @EachServer
    void onlyWhatHasBeenInQuarantineLongEnoughIsPurged(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.collector().quarantine();
            assertThat(lab.collector().purge().purged()).isEqualTo(Tally.NONE);
            assertThat(lab.quarantined()).hasSize(2);
            lab.age();

            GcReport report = lab.collector().purge();

            assertThat(report.purged().objects()).isEqualTo(2);
            assertThat(lab.quarantined()).isEmpty();
            assertThat(lab.collector().runs()).isEmpty();
            assertThat(lab.objects()).hasSize(2);
            assertThat(lab.held().one().value("signal")).isEqualTo("kept");
        }
    }

    @EachServer
    void aPurgeRemovesWhatWasLeftHalfWritten(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            Path old = lab.plant("_hash/%s/.1-old.datajoint-part".formatted(lab.first()));
            lab.age();
            Path young = lab.plant("_hash/%s/.2-young.datajoint-part".formatted(lab.first()));

            GcReport report = lab.collector().purge();

            assertThat(report.swept().objects()).isEqualTo(1);
            assertThat(old).doesNotExist();
            assertThat(young).exists();
        }
    }

    @EachServer
    void youngObjectsStay(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.plant("_hash/%s/young".formatted(lab.first()));

            GcPlan plan = lab.collector().plan();

            assertThat(plan.garbageTally().objects()).isEqualTo(2);
            assertThat(plan.sections().get(0).young().objects()).isEqualTo(1);
        }
    }

    @EachServer
    void whatLiesOutsideTheSectionsIsNotEvenListed(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.plant("%s/ab/cd/old-layout".formatted(lab.first()));
            lab.plant("raw/scan.tif");
            lab.age();

            lab.collector().quarantine();

            assertThat(lab.objects()).contains("raw/scan.tif", lab.first() + "/ab/cd/old-layout");
        }
    }

    @EachServer
    void foldersOfSchemasThatTheServerDoesNotHaveStayUntilTheyAreNamed(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.plant("_hash/gone/x");
            lab.plant("_schema/mouse=3/gone/t/o_x");
            lab.age();
            GcOptions options = GcOptions.DEFAULT.withUnrelated(lab.others());

            GcPlan plan = lab.collector().plan();

            assertThat(plan.foreignSchemas()).containsExactly("gone");
            assertThat(plan.garbageTally().objects()).isEqualTo(2);
            assertThat(plan.toString()).contains("written for gone, which this server does not have");
            assertThat(lab.collector()
                            .with(options.withDropped(Set.of("gone")))
                            .quarantine()
                            .quarantined()
                            .objects())
                    .isEqualTo(4);
        }
    }

    @EachServer
    void partitionsFoldersAndTheirManifestsAreCollectedAndKept(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.dj().config().set("stores.main.partition_pattern", "{id}");
            Path local = lab.plant("../tree/a.bin").getParent();
            Table<Row> held = lab.held();
            held.insert(Map.of("id", 1, "thing", local));
            held.insert(Map.of("id", 2, "thing", local));
            lab.sql("DELETE FROM {}%s{}.{}held{} WHERE id = 2".formatted(lab.first()));
            lab.age();

            assertThat(lab.collector().quarantine().quarantined().objects()).isEqualTo(2);
            assertThat(lab.objects())
                    .hasSize(2)
                    .allSatisfy(path -> assertThat(path).startsWith("_schema/id=1/" + lab.first()));
            assertThat(lab.quarantined())
                    .hasSize(1)
                    .allSatisfy(path -> assertThat(path).contains("/_schema/id=2/"));
        }
    }

    @EachServer
    void tablesOfTheSystemCount(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            String comment = ":<blob@main>:";
            String column = server.isPostgres() ? "jsonb" : "json COMMENT '%s'".formatted(comment);
            lab.sql("CREATE TABLE {}%s{}.{}~hidden{} ({}signal{} %s)".formatted(lab.second(), column));
            if (server.isPostgres()) {
                lab.sql("COMMENT ON COLUMN {}%s{}.{}~hidden{}.{}signal{} IS '%s'".formatted(lab.second(), comment));
            }
            lab.sql(
                    "INSERT INTO {}%s{}.{}~hidden{} SELECT {}signal{} FROM {}%s{}.{}held{}"
                            .formatted(lab.second(), lab.first()),
                    "DELETE FROM {}%s{}.{}held{}".formatted(lab.first()));

            assertThat(lab.collector().plan().sections().get(0).live().objects())
                    .isEqualTo(1);
        }
    }

    @EachServer
    void aReferenceToTheWholeStoreIsToldAndNotObeyed(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.sql("UPDATE {}%s{}.{}held{} SET thing = '{\"path\": \".\", \"size\": 1}'".formatted(lab.first()));

            assertThatThrownBy(() -> lab.collector().plan())
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(lab.first() + ".held.thing refers to a whole store");
        }
    }

    @EachServer
    void rowsOfAnotherServerCountIfItIsNamed(TestServer server) {
        TestServer elsewhere = server == TestServer.POSTGRES_15 ? TestServer.MYSQL : TestServer.POSTGRES_15;
        try (GcLab lab = new GcLab(server, folder);
                GcLab other = new GcLab(elsewhere, folder)) {
            other.held().insert(Map.of("id", 1, "signal", "there"));
            lab.age();
            GcOptions options = GcOptions.DEFAULT.withUnrelated(lab.others()).withDropped(Set.of(other.first()));

            assertThat(lab.collector()
                            .with(options)
                            .alsoReferencedBy(other.dj().database())
                            .plan()
                            .garbage())
                    .isEmpty();
            assertThat(lab.collector().with(options).plan().garbage()).hasSize(1);
        }
    }

    @EachServer
    void twoCollectorsAtOnceAreRefused(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder);
                DataJoint other = lab.connect(TestConnection.builder(server))) {
            lab.hooks()
                    .beforeMove(
                            () -> assertThatThrownBy(() -> lab.collector(other).purge())
                                    .isInstanceOf(StoreException.class)
                                    .hasMessageContaining("Store 'main' is being collected since")
                                    .hasMessageContaining(
                                            "process " + ProcessHandle.current().pid()));

            assertThat(lab.collector().quarantine().failures()).isEmpty();
        }
    }

    @EachServer
    void aCollectorWhoseLockIsTakenAwayStops(TestServer server) {
        try (GcLab lab = withOneRowAndTwoOrphans(server, folder)) {
            lab.hooks().beforeMark(() -> lab.collector().unlock());

            assertThatThrownBy(() -> lab.collector().quarantine())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("somebody removed the lock");
            assertThat(lab.objects()).hasSize(4);
        }
    }
}
