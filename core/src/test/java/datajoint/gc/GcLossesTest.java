package datajoint.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.DataJoint;
import datajoint.Table;
import datajoint.TestConnection;
import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;
import datajoint.model.ConfigException;
import datajoint.model.Tier;
import datajoint.row.Row;
import datajoint.testkit.EachServer;
import datajoint.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the garbage collection of Python 2.3.5 destroys live objects, G1 to G12; here none does. */
class GcLossesTest {
    @TempDir
    private Path folder;

    /** A codec of a user, which hands its bytes on to {@code <hash@>}. */
    private static final class GraphCodec implements Codec {
        @Override
        public String name() {
            return "graph";
        }

        @Override
        public StoredAs storedAs(boolean inStore) {
            return new StoredAs.Through("hash");
        }

        @Override
        public Object encode(Object value, CodecContext context) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object decode(Object stored, CodecContext context) {
            return new String((byte[]) stored, StandardCharsets.UTF_8);
        }
    }

    @EachServer
    void g1ObjectsOfACodecThatEndsInHashAreSeenWhateverItsName(TestServer server) {
        try (GcLab lab = new GcLab(server, folder, new GraphCodec())) {
            Table<Row> graphs = lab.dj()
                    .schema(lab.first())
                    .declare(Tier.MANUAL, "Graph", "id : int32\n---\nedges : <graph@main>\n");
            graphs.insert(Map.of("id", 1, "edges", "a-b"));
            lab.age();

            GcReport report = lab.collector().quarantine();

            assertThat(report.quarantined()).isEqualTo(Tally.NONE);
            assertThat(graphs.one().value("edges")).isEqualTo("a-b");
        }
    }

    @EachServer
    void g2ACodecThatIsNotInstalledEndsTheCollection(TestServer server) {
        try (GcLab lab = new GcLab(server, folder, new GraphCodec());
                DataJoint without = lab.connect(TestConnection.builder(server))) {
            Table<Row> graphs = lab.dj()
                    .schema(lab.first())
                    .declare(Tier.MANUAL, "Graph", "id : int32\n---\nedges : <graph@main>\n");
            lab.held();
            lab.age();
            assertThat(lab.collector(without).plan().garbage())
                    .as("no value has the codec yet")
                    .isEmpty();
            graphs.insert(Map.of("id", 1, "edges", "a-b"));
            lab.plant("_hash/%s/orphan".formatted(lab.first()));
            lab.age();

            assertThatThrownBy(() -> lab.collector(without).quarantine())
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(lab.first() + ".graph.edges has values that nobody here can read")
                    .hasMessageContaining("No codec is named <graph>");

            assertThat(lab.quarantined()).isEmpty();
            assertThat(lab.objects()).hasSize(2);
        }
    }

    @EachServer
    void g3TheStoreOfAReferenceMayBeMissingEmptyOrUnknown(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.held()
                    .insertMaps(java.util.List.of(
                            Map.of("id", 1, "signal", "one"),
                            Map.of("id", 2, "signal", "two"),
                            Map.of("id", 3, "signal", "three")));
            String[] stores = {"null", "\"\"", "\"a name of former times\""};
            for (int id = 1; id <= stores.length; id++) {
                lab.sql("UPDATE {}%s{}.{}held{} SET {}signal{} = %s WHERE id = %d"
                        .formatted(lab.first(), replaced(server, stores[id - 1]), id));
            }
            lab.age();

            assertThat(lab.collector().quarantine().quarantined()).isEqualTo(Tally.NONE);
            assertThat(lab.objects()).hasSize(3);
            assertThat(lab.held().restrict("id < 3").rows())
                    .extracting(row -> row.value("signal"))
                    .containsExactly("one", "two");
        }
    }

    private static String replaced(TestServer server, String store) {
        return server.isPostgres()
                ? "jsonb_set(signal, '{store}', '%s')".formatted(store)
                : "JSON_SET(`signal`, '$.store', %s)"
                        .formatted(store.equals("null") ? "NULL" : store.replace('"', '\''));
    }

    @EachServer
    void g4ARowThatComesBetweenListingAndReadingIsSeen(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> held = lab.held();
            Row row = orphan(lab, held);
            lab.hooks().beforeMark(() -> held.insert(row));

            assertThat(lab.collector().quarantine().quarantined()).isEqualTo(Tally.NONE);
            assertThat(held.one().value("signal")).isEqualTo("shared");
        }
    }

    @EachServer
    void g5AnOrphanThatANewRowUsesAgainIsSpared(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> held = lab.held();
            Row row = orphan(lab, held);
            lab.hooks().beforeMove(() -> held.insert(row));

            GcReport report = lab.collector().quarantine();

            assertThat(report.run()).as("it was taken for garbage").isPresent();
            assertThat(held.one().value("signal")).isEqualTo("shared");
            assertThat(lab.quarantined()).isEmpty();
        }
    }

    /** As Python does it: it sees that the object is there, and writes nothing. */
    @EachServer
    void g5AnOrphanThatARowOfPythonUsesAgainComesBackAtOnce(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> held = lab.held();
            held.insert(Map.of("id", 1, "signal", "shared"));
            String metadata = lab.text("SELECT {}signal{} FROM {}%s{}.{}held{}".formatted(lab.first()));
            lab.sql("DELETE FROM {}%s{}.{}held{}".formatted(lab.first()));
            lab.age();
            lab.hooks()
                    .beforeMove(() -> lab.sql("INSERT INTO {}%s{}.{}held{} (id, {}signal{}) VALUES (1, '%s')"
                            .formatted(lab.first(), metadata)));

            GcReport report = lab.collector().quarantine();

            assertThat(report.restored().objects()).isEqualTo(1);
            assertThat(held.one().value("signal")).isEqualTo("shared");
        }
    }

    @EachServer
    void g6ObjectsOfAnOpenTransactionAreYoung(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> held = lab.held();
            GcReport report = lab.dj().transaction(inside -> {
                held.in(inside).insert(Map.of("id", 1, "signal", "new", "thing", new byte[] {1}));
                return lab.collector().quarantine();
            });

            assertThat(report.quarantined()).isEqualTo(Tally.NONE);
            assertThat(held.one().value("signal")).isEqualTo("new");
        }
    }

    /** The grace period was too short, and still nothing is lost. */
    @EachServer
    void g6ObjectsOfATransactionLongerThanTheGracePeriodComeBack(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            Table<Row> held = lab.held();
            GcReport report = lab.dj().transaction(inside -> {
                held.in(inside).insert(Map.of("id", 1, "signal", "new", "thing", new byte[] {1}));
                lab.age();
                return lab.collector().quarantine();
            });
            assertThat(report.quarantined().objects()).isEqualTo(2);
            lab.age();

            GcReport purge = lab.collector().purge();

            assertThat(purge.restored().objects()).isEqualTo(2);
            assertThat(purge.purged()).isEqualTo(Tally.NONE);
            assertThat(held.one().value("signal")).isEqualTo("new");
        }
    }

    @EachServer
    void g7AStagedInsertInProgressIsYoungAndRemainsOfADeadOneGo(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.plant("_staging/dead/zarr/0.0");
            lab.plant("_staging/alive/zarr/0.0");
            lab.age();
            lab.plant("_staging/alive/zarr/0.1");

            lab.collector().quarantine();

            assertThat(lab.objects()).containsExactly("_staging/alive/zarr/0.0", "_staging/alive/zarr/0.1");
        }
    }

    @EachServer
    void g8AReferenceThatCannotBeReadEndsTheCollection(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.held().insert(Map.of("id", 1, "signal", "one"));
            lab.sql("UPDATE {}%s{}.{}held{} SET {}signal{} = '{\"hash\": \"x\"}'".formatted(lab.first()));
            lab.age();

            assertThatThrownBy(() -> lab.collector().quarantine())
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(lab.first() + ".held.signal: <hash> does not say which object");

            assertThat(lab.objects()).hasSize(1);
        }
    }

    @EachServer
    void g10MetadataCopiedToAnotherSchemaKeepTheirObjects(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.held().insert(Map.of("id", 1, "signal", "one", "thing", new byte[] {1, 2}));
            Table<Row> copies = lab.held(lab.second());
            lab.sql(
                    "INSERT INTO {}%s{}.{}held{} SELECT * FROM {}%s{}.{}held{}".formatted(lab.second(), lab.first()),
                    "DELETE FROM {}%s{}.{}held{}".formatted(lab.first()));
            lab.age();

            assertThat(lab.collector().quarantine().quarantined()).isEqualTo(Tally.NONE);
            assertThat(copies.one().value("signal")).isEqualTo("one");
        }
    }

    @EachServer
    void g11And12SectionsWithoutAFolderOfTheirOwnAreRefused(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.plant("%s/table/user.dat".formatted(lab.first()));
            lab.age();
            lab.dj().config().set("stores.main.schema_prefix", "");
            assertThatThrownBy(() -> lab.collector().quarantine())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("stores.main.schema_prefix is empty");
            lab.dj().config().set("stores.main.hash_prefix", "");
            assertThatThrownBy(() -> lab.collector().quarantine())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("empty");
            assertThat(lab.objects()).hasSize(1);
        }
    }

    @EachServer
    void g12FilesThatFilepathsReferToAreLiveWhereverTheyLie(TestServer server) {
        try (GcLab lab = new GcLab(server, folder)) {
            lab.dj().schema(lab.first()).declare(Tier.MANUAL, "Raw", "id : int32\n---\nfile : <filepath@main>\n");
            String inside = "_schema/%s/raw/scan.tif".formatted(lab.first());
            lab.plant(inside);
            lab.plant("_schema/%s/raw/other.tif".formatted(lab.first()));
            lab.plant("users/own.tif");
            lab.age();
            lab.sql("INSERT INTO {}%s{}.{}raw{} (id, file) VALUES (1, '{\"path\": \"./%s\", \"store\": \"main\"}')"
                    .formatted(lab.first(), inside));

            assertThat(lab.collector().quarantine().quarantined().objects()).isEqualTo(1);
            assertThat(lab.objects()).containsExactly(inside, "users/own.tif");
        }
    }

    /** An old object that no row has, and a row that would have it. */
    private static Row orphan(GcLab lab, Table<Row> held) {
        held.insert(Map.of("id", 1, "signal", "shared"));
        lab.sql("DELETE FROM {}%s{}.{}held{}".formatted(lab.first()));
        lab.age();
        return Row.of(Map.of("id", 1, "signal", "shared"));
    }
}
