package datajoint.migrate.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.plan.PlanOptions;
import datajoint.model.MigrationException;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssessorTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void countsTablesRowsAndJobsOfALab(TestServer server) {
        try (LegacyFixture lab = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = connect(server, lab)) {
            Assessment facts = assess(dj, lab);

            assertThat(facts.isReady()).isTrue();
            assertThat(facts.schemas())
                    .extracting(
                            schema -> lab.original(schema.name()),
                            schema -> schema.tables("manual"),
                            schema -> schema.tables("lookup"),
                            schema -> schema.tables("imported"),
                            schema -> schema.tables("computed"),
                            schema -> schema.tables("part"),
                            SchemaFacts::rows)
                    .containsExactly(
                            tuple("djd_acquisition", 1L, 0L, 1L, 0L, 1L, 243L),
                            tuple("djd_analysis", 0L, 1L, 0L, 2L, 0L, 26L),
                            tuple("djd_ephys", 1L, 2L, 1L, 2L, 3L, 220L),
                            tuple("djd_lab", 1L, 4L, 0L, 0L, 1L, 18L),
                            tuple("djd_subject", 5L, 2L, 0L, 0L, 2L, 55L));
            assertThat(facts.jobs())
                    .extracting(
                            jobs -> lab.original(jobs.schema()),
                            JobFacts::errors,
                            JobFacts::ignored,
                            jobs -> jobs.reserved().size())
                    .containsExactly(tuple("djd_analysis", 0L, 0L, 1), tuple("djd_ephys", 6L, 1L, 1));
            assertThat(facts.jobs().get(0).reserved().get(0).toString())
                    .startsWith("__psth by root@localhost on lab-pc-01, process 4242");
            assertThat(problems(facts.warnings())).contains("1 job in flight");
            assertThat(facts.estimate().rows()).isEqualTo(562);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void saysWhatTypesHoldAndBecome(TestServer server) {
        try (LegacyFixture types = LegacyFixture.load(server, "alltypes", folder);
                DataJoint dj = connect(server, types)) {
            Assessment facts = assess(dj, types);

            assertThat(facts.truths())
                    .extracting(use -> types.original(use.column()), TruthUse::becomes)
                    .containsExactly(
                            tuple("djd_types.bools.b_key", "int8"),
                            tuple("djd_types.bools.b", "int8"),
                            tuple("djd_types.bools.b_null", "int8"),
                            tuple("djd_types.bools.b_def", "bool"),
                            tuple("djd_types.bools.t1", "int8"),
                            tuple("djd_types.ints.i_tiny1", "int8"),
                            tuple("djd_types.ints_null.i_tiny1", "int8"),
                            tuple("djd_types.key_types.k_bool", "bool"));
            assertThat(facts.unsigned()).hasSize(15);
            assertThat(facts.unsigned().stream().filter(UnsignedUse::passesSigned))
                    .hasSize(13);
            assertThat(facts.binaries())
                    .extracting(use -> types.original(use.column()), BinaryUse::becomes)
                    .containsExactly(
                            tuple("djd_types.attach.a", "<attach>"),
                            tuple("djd_types.attach.a_null", "<attach>"),
                            tuple("djd_types.blobs.tb", "<blob>"),
                            tuple("djd_types.blobs.b", "<blob>"),
                            tuple("djd_types.blobs.mb", "<blob>"),
                            tuple("djd_types.blobs.lb", "<blob>"));
            assertThat(facts.types())
                    .contains(
                            new TypeUse("attach", "<attach>", 2),
                            new TypeUse("decimal(65,30)", "decimal(65,30)", 1),
                            new TypeUse("double", "float64", 7));
            assertThat(facts.types().stream().mapToLong(TypeUse::columns).sum()).isEqualTo(140);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsEveryFileAndKnowsWhatIsLeftOver(TestServer server) throws IOException {
        try (LegacyFixture lab = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = connect(server, lab)) {

            Path raw = lab.store("raw").resolve(lab.schema("djd_stores"));
            Files.writeString(raw.resolve("forgotten"), "of nobody");

            Assessment facts = assess(dj, lab);

            assertThat(facts.stores())
                    .extracting(
                            use -> lab.original(use.tracking()),
                            StoreUse::store,
                            StoreUse::pointers,
                            StoreUse::files,
                            StoreUse::present,
                            StoreUse::unused,
                            StoreUse::untracked)
                    .containsExactly(
                            tuple("djd_stores.~external_deep", "deep", 4L, 4L, 4L, 0L, 0L),
                            tuple("djd_stores.~external_flat", "flat", 7L, 6L, 6L, 0L, 0L),
                            tuple("djd_stores.~external_my-store_2", "my-store_2", 6L, 5L, 5L, 1L, 0L),
                            tuple("djd_stores.~external_raw", "raw", 16L, 12L, 12L, 1L, 1L),
                            tuple("djd_stores_b.~external_flat", "flat", 3L, 3L, 3L, 0L, 0L),
                            tuple("djd_stores_b.~external_raw", "raw", 8L, 4L, 4L, 0L, 0L));
            assertThat(facts.adapters())
                    .extracting(AdapterUse::adapter, AdapterUse::base, AdapterUse::known)
                    .containsExactly(
                            tuple("graph", "longblob", false),
                            tuple("graph_file", "blob@raw", false),
                            tuple("json_text", "varchar(2000)", false),
                            tuple("layout", "filepath@raw", false),
                            tuple("doc", "attach@flat", false),
                            tuple("inches", "float", false));
            assertThat(facts.isReady()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsWhatAMigrationWouldTripOver(TestServer server) throws IOException {
        try (LegacyFixture lab = LegacyFixture.load(server, "quirks", folder);
                DataJoint dj = connect(server, lab)) {
            flip(lab);
            Assessment facts = assess(dj, lab);

            StoreUse raw = facts.stores().get(0);
            assertThat(List.of(raw.files(), raw.present(), raw.missing(), raw.wrongSize(), raw.wrongHash()))
                    .containsExactly(8L, 4L, 1L, 2L, 1L);
            assertThat(raw.examples()).hasSize(4);
            assertThat(facts.orphans())
                    .extracting(rows -> lab.original(rows.table()), OrphanRows::columns, OrphanRows::rows)
                    .containsExactlyInAnyOrder(
                            tuple("djd_quirks.left", List.of("top"), 2L),
                            tuple("djd_quirks.big_key_child", List.of("big"), 1L));
            assertThat(facts.blockers()).hasSize(3);
            assertThat(lab.original(String.join(" ", facts.zeroDates())))
                    .isEqualTo("djd_quirks.zero_dates.d (3) djd_quirks.zero_dates.dt (2)"
                            + " djd_quirks.zero_dates.ts (1)");
            assertThat(lab.original(String.join(" ", facts.generated())))
                    .isEqualTo("djd_quirks.left.twice djd_quirks.right.rtwice");
            assertThat(facts.charsets())
                    .extracting(use -> lab.original(use.schema()), CharsetUse::charset, CharsetUse::columns)
                    .contains(tuple("djd_quirks", "latin1", 1L), tuple("djd_quirks", "utf8mb3", 1L));
            assertThat(lab.original(problems(facts.warnings())))
                    .contains("djd_quirks has views: left_scores.")
                    .contains("djd_quirks has triggers: left_touch on left.")
                    .contains("Columns with blobs and with bytes that are none: djd_quirks.broken.data.")
                    .contains("Tables that DataJoint did not make: djd_quirks.Legacy Table.")
                    .contains("Names with _v2 inside: djd_probe_v2,")
                    .contains("Hidden columns: djd_quirks.hidden._7f9f");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void knowsTheStoresOfOlderReleases(TestServer server) {
        try (LegacyFixture first = LegacyFixture.load(server, "dj011_external", folder.resolve("first"));
                LegacyFixture second = LegacyFixture.load(server, "dj012_migrated", folder.resolve("second"))) {
            try (DataJoint dj = connect(server, first)) {
                assertThat(assess(dj, first).stores())
                        .extracting(StoreUse::store, StoreUse::pointers, StoreUse::files, StoreUse::present)
                        .containsExactly(tuple("local", 2L, 2L, 2L), tuple("raw", 6L, 3L, 3L));
            }
            try (DataJoint dj = connect(server, second)) {
                assertThat(assess(dj, second).stores())
                        .extracting(StoreUse::store, StoreUse::pointers, StoreUse::files, StoreUse::present)
                        .containsExactly(tuple("local", 4L, 3L, 3L), tuple("raw", 8L, 5L, 5L));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void saysWhichStoreNobodyNamed(TestServer server) {
        try (LegacyFixture lab = LegacyFixture.load(server, "quirks", folder);
                DataJoint dj = TestConnection.to(server)) {
            Assessment facts = assess(dj, lab);

            assertThat(facts.stores().get(0).trouble()).contains("raw");
            assertThat(facts.blockers().get(0).problem())
                    .contains("has 8 files, and their store cannot be looked into");
            assertThat(facts.blockers().get(0).fix()).contains("stores.raw.location");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesTheSchemasThatWereLeftOut(TestServer server) {
        try (LegacyFixture lab = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = connect(server, lab)) {
            String ephys = lab.schema("djd_ephys");

            Assessment facts = Assessor.of(dj.database()).assess(List.of(ephys.replace("ephys", "ep*")));

            assertThat(facts.schemas()).extracting(SchemaFacts::name).containsExactly(ephys);
            Finding group = facts.blockers().get(0);
            assertThat(lab.original(group.problem()))
                    .contains("left out: djd_analysis.__psth -> djd_ephys.__clustering__unit,");
            assertThat(lab.original(group.fix()))
                    .isEqualTo("Migrate them together: --schemas"
                            + " djd_acquisition,djd_analysis,djd_ephys,djd_lab,djd_subject.");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesAPatternThatMeansNothing(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            assertThatThrownBy(() -> Assessor.of(dj.database()).assess(List.of("djt_never_made_%")))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("djt_never_made_%");
        }
    }

    private DataJoint connect(TestServer server, LegacyFixture lab) {
        DataJoint dj = TestConnection.to(server);
        lab.configure(dj);
        return dj;
    }

    private static Assessment assess(DataJoint dj, LegacyFixture lab) {
        return Assessor.of(dj.database())
                .with(lab.options().withOrphans(PlanOptions.Orphans.STOP))
                .assess(lab.schemas());
    }

    private static String problems(List<Finding> findings) {
        return String.join(" ", findings.stream().map(Finding::problem).toList());
    }

    /** Changes a byte of a file that was right. */
    private static void flip(LegacyFixture lab) throws IOException {
        try (Stream<Path> files = Files.walk(lab.store("raw").resolve(lab.schema("djd_quirks")))) {
            Path file = files.filter(path -> path.getFileName().toString().matches("[0-9a-f]{32}"))
                    .filter(path -> !path.toString().matches(".*/(3b/73|93/0d)/[^/]*"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(file);
            content[content.length - 1] ^= 1;
            Files.write(file, content);
        }
    }
}
