package datajoint.migrate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.evidence.Evidence.Place;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.StoppedException;
import datajoint.migrate.step.Stopper;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceReaderTest {
    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsBlobsFromOtherBytesByContent(TestServer server) {
        try (LegacyFixture types = LegacyFixture.load(server, "alltypes", folder);
                LegacyFixture quirks = LegacyFixture.load(server, "quirks", folder);
                DataJoint dj = TestConnection.to(server)) {
            Evidence seen = read(dj, types);
            Evidence odd = read(dj, quirks);

            TableName blobs = new TableName(types.schema("djd_types"), "blobs");
            assertThat(seen.rows(blobs)).isEqualTo(85);
            assertThat(seen.binary(blobs, "lb")).isEqualTo(new BinaryContent(15, 0, 22, 44, 4, 0, 0, 6998));
            assertThat(seen.binary(blobs, "tb")).isEqualTo(new BinaryContent(81, 0, 1, 3, 0, 0, 0, 120));
            TableName attach = new TableName(types.schema("djd_types"), "attach");
            assertThat(seen.binary(attach, "a_null")).isEqualTo(new BinaryContent(1, 0, 0, 0, 0, 2, 0, 1041));
            BinaryContent uuids = seen.binary(new TableName(types.schema("djd_types"), "uuids"), "u");
            assertThat(uuids).isEqualTo(new BinaryContent(0, 0, 0, 0, 0, 0, 3, 16));
            assertThat(uuids.isPlain()).isTrue();
            BinaryContent broken = odd.binary(new TableName(quirks.schema("djd_quirks"), "broken"), "data");
            assertThat(broken).isEqualTo(new BinaryContent(3, 0, 0, 1, 0, 0, 1, 15));
            assertThat(broken.isMixed()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void seesHowFarIntegersReachAndWhichDatesAreNone(TestServer server) {
        try (LegacyFixture types = LegacyFixture.load(server, "alltypes", folder);
                LegacyFixture quirks = LegacyFixture.load(server, "quirks", folder);
                DataJoint dj = TestConnection.to(server)) {
            Evidence seen = read(dj, types);
            Evidence odd = read(dj, quirks);

            TableName integers = new TableName(types.schema("djd_types"), "ints");
            assertThat(seen.range(integers, "i_big_u").greatest()).contains(new BigDecimal("18446744073709551615"));
            assertThat(seen.range(integers, "i_big_u").passesSigned(64)).isTrue();
            TableName serial = new TableName(types.schema("djd_types"), "serial_key");
            assertThat(seen.range(serial, "sid").passesSigned(64)).isFalse();
            TableName truths = new TableName(types.schema("djd_types"), "bools");
            assertThat(seen.truth(truths, "b_null")).isEqualTo(new TruthValues(1, 1, 0, 1));
            assertThat(seen.truth(truths, "b_def")).isEqualTo(new TruthValues(0, 1, 2, 0));
            assertThat(seen.truth(truths, "b_def").isTruth()).isTrue();
            TableName dates = new TableName(quirks.schema("djd_quirks"), "zero_dates");
            assertThat(odd.zeroDates())
                    .containsOnly(
                            entry(new Place(dates, "d"), 3L),
                            entry(new Place(dates, "dt"), 2L),
                            entry(new Place(dates, "ts"), 1L));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void knowsWhatAdaptersStandOnByTheirFiles(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "stores", folder);
                DataJoint dj = TestConnection.to(server)) {
            Evidence seen = read(dj, fixture);

            TableName adapted = new TableName(fixture.schema("djd_stores"), "adapted");
            assertThat(seen.target(adapted, "gf")).isEqualTo(new Target(1, 0, 0));
            assertThat(seen.target(adapted, "lay")).isEqualTo(new Target(0, 0, 1));
            assertThat(seen.target(adapted, "note")).isEqualTo(new Target(0, 1, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsTheSameOnOneConnectionAsOnSeveral(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            Evidence alone = dj.database()
                    .connections()
                    .use(
                            "Reading",
                            connection -> new EvidenceReader(dj.database()).read(connection, catalogue(dj, fixture)));

            assertThat(read(dj, fixture)).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void stopsBetweenTables(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "dj011_external", folder);
                DataJoint dj = TestConnection.to(server)) {
            assertThatThrownBy(() -> new EvidenceReader(dj.database())
                            .read(dj.database().connections(), catalogue(dj, fixture), Progress.SILENT, () -> true))
                    .isInstanceOf(StoppedException.class);
        }
    }

    private static Evidence read(DataJoint dj, LegacyFixture fixture) {
        return new EvidenceReader(dj.database())
                .read(dj.database().connections(), catalogue(dj, fixture), Progress.SILENT, Stopper.NEVER);
    }

    private static List<LegacySchema> catalogue(DataJoint dj, LegacyFixture fixture) {
        return dj.database()
                .connections()
                .use("Reading", connection -> new CatalogueReader(dj.database()).read(connection, fixture.schemas()));
    }
}
