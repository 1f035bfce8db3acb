package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
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
