package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of("mouse_ephys", "alltypes", "stores", "dj011_external", "dj012_migrated")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void provesThatAMigratedFixtureIsWhole(TestServer server, String name) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, name, folder))) {
            Certificate first = copied.verify();
            Certificate second = copied.verify();

            assertThat(first.problems()).isEmpty();
            assertThat(first.rows()).isPositive();
            assertThat(second.digest()).isEqualTo(first.digest());
            assertThat(CertificateJson.read(CertificateJson.write(first))).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theCertificateIsTheSameAfterTheCutover(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "stores", folder))) {
            copied.migration().run(StepName.VERIFY);
            Certificate before = VerifyStep.latest(copied.migration().log()).orElseThrow();

            copied.migration().run(StepName.CUTOVER);
            Certificate after = copied.verify();

            assertThat(after.problems()).isEmpty();
            assertThat(after.stage()).isEqualTo("final");
            assertThat(after.digest()).isEqualTo(before.digest());
            copied.migration().undo();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void countsWhatIsCloseAsEqualOnlyWhereAsked(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "mouse_ephys", folder))) {
            copied.damage("UPDATE ephys.__unit_stats SET rate = rate * 1.000001e0");
            copied.damage("UPDATE ephys.__clustering SET clustering_time = clustering_time + INTERVAL 1 DAY");
            String ephys = copied.fixture().schema("djd_ephys");
            Tolerance close = new Tolerance(1e-5, 0);

            VerifyOptions fitting = VerifyOptions.strict()
                    .withTolerance(close, Set.of(new TableName(ephys, "__unit_stats")))
                    .withIgnored(Set.of(ephys + ".__clustering.clustering_time"));
            VerifyOptions elsewhere =
                    VerifyOptions.strict().withTolerance(close, Set.of(new TableName(ephys, "__clustering__unit")));

            Certificate good = copied.verify(fitting);
            assertThat(good.problems()).isEmpty();
            assertThat(good.terms()).hasSize(2).anyMatch(term -> term.contains(ephys + ".__unit_stats"));
            assertThat(copied.verify(elsewhere).problems())
                    .extracting(Problem::attribute)
                    .contains("rate", "clustering_time");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void blobsPackedInAnotherWayAreTheSameAndAreCounted(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "mouse_ephys", folder))) {
            copied.pack("ephys.`#clustering_param`", "params");

            Certificate certificate = copied.verify();

            assertThat(certificate.problems()).isEmpty();
            assertThat(certificate.terms())
                    .singleElement()
                    .asString()
                    .endsWith("#clustering_param: blobs with other bytes and the same value: 2.");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesTablesAndColumnsThatAreGone(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "mouse_ephys", folder))) {
            copied.damage("DROP TABLE analysis.__subject_summary");
            copied.damage("ALTER TABLE ephys.__unit_stats DROP rate");

            assertThat(copied.found())
                    .contains("CATALOGUE analysis.__subject_summary", "CATALOGUE ephys.__unit_stats")
                    .doesNotContain("ROW_MISSING ephys.__unit_stats");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void listsFilesThatWereDamagedBefore(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "quirks", folder))) {
            Certificate certificate = copied.verify();

            assertThat(certificate.problems())
                    .extracting(Problem::kind)
                    .containsOnly(Problem.Kind.OBJECT)
                    .hasSize(3);
        }
    }

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }
}
