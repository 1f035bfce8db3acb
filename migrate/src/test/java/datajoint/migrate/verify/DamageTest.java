package datajoint.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DamageTest {
    /** Each with what the certificate has to say of it: kind, table, attribute. */
    private static final List<List<String>> IN_TABLES = List.of(
            List.of(
                    "DELETE FROM subject.subject__weight ORDER BY subject_id, weighed_at LIMIT 1",
                    "ROW_MISSING subject.subject__weight"),
            List.of(
                    "INSERT INTO subject.project_subject SELECT 12, project FROM lab.project"
                            + " WHERE project NOT IN (SELECT project FROM subject.project_subject WHERE subject_id = 12)"
                            + " LIMIT 1",
                    "ROW_EXTRA subject.project_subject"),
            List.of(
                    "UPDATE acquisition._trial SET t_stop = t_stop * (1e0 + 2.220446049250313e-16)"
                            + " ORDER BY subject_id DESC LIMIT 1",
                    "VALUE acquisition._trial t_stop"),
            List.of(
                    "UPDATE ephys.probe_insertion SET depth = CAST(depth AS DOUBLE) * 1.00000012e0"
                            + " WHERE depth <> 0 LIMIT 1",
                    "VALUE ephys.probe_insertion depth"),
            List.of(
                    "UPDATE ephys.__clustering__unit SET spike_times ="
                            + " CONCAT(LEFT(spike_times, LENGTH(spike_times) - 1),"
                            + " UNHEX(LPAD(HEX(ORD(RIGHT(spike_times, 1)) ^ 1), 2, '0'))) LIMIT 1",
                    "VALUE ephys.__clustering__unit spike_times"),
            List.of("UPDATE lab.`#user` SET full_name = CONCAT(full_name, ' ') LIMIT 1", "VALUE lab.#user full_name"),
            List.of(
                    "UPDATE ephys.__clustering SET clustering_time = clustering_time + INTERVAL 1 SECOND LIMIT 1",
                    "VALUE ephys.__clustering clustering_time"),
            List.of("UPDATE subject.death SET perfused = 1 - perfused LIMIT 1", "VALUE subject.death perfused"),
            List.of(
                    "ALTER TABLE subject.litter MODIFY born date NOT NULL COMMENT ':datetime:'",
                    "CATALOGUE subject.litter born"),
            List.of("ALTER TABLE lab.`#rig` ALTER n_channels DROP DEFAULT", "CATALOGUE lab.#rig n_channels"),
            List.of("ALTER TABLE subject.cage DROP FOREIGN KEY cage_ibfk_1", "CATALOGUE subject.cage"),
            List.of("CREATE TABLE subject.stowaway (id int PRIMARY KEY) SELECT 1 AS id", "CATALOGUE subject.stowaway"),
            List.of("ALTER TABLE ephys._recording ADD INDEX (t0)", "CATALOGUE ephys._recording"),
            List.of(
                    "UPDATE analysis.`~lineage` SET lineage = CONCAT(lineage, 'x')"
                            + " WHERE table_name = '__psth' AND attribute_name = 'unit'",
                    "CATALOGUE analysis.__psth unit"));

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsEveryDamageInTablesAndNothingElse(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "mouse_ephys", folder))) {
            IN_TABLES.forEach(damage -> copied.damage(damage.get(0)));

            List<String> found = copied.found();

            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            IN_TABLES.stream().map(damage -> damage.get(1)).toList());
            assertThatThrownBy(() -> copied.migration().run(StepName.VERIFY))
                    .isInstanceOf(DifferencesException.class)
                    .hasMessageContaining("should be");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsPointersThatChangedPlaces(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "stores", folder))) {
            copied.damage("UPDATE stores.recording a JOIN stores.recording b ON a.recording_id < b.recording_id"
                    + " SET a.waveforms = b.signal WHERE a.waveforms IS NOT NULL AND b.signal IS NOT NULL"
                    + " AND JSON_EXTRACT(a.waveforms, '$.hash') <> JSON_EXTRACT(b.signal, '$.hash')");
            copied.damage("UPDATE stores.raw_file SET path = JSON_SET(path, '$.size', 1) ORDER BY file_no LIMIT 1");
            copied.damage("UPDATE stores.recording__channel SET trace = JSON_OBJECT('legacy', 'abc') LIMIT 1");

            assertThat(copied.found())
                    .containsOnly(
                            "POINTER stores.recording waveforms",
                            "POINTER stores.raw_file path",
                            "POINTER stores.recording__channel trace");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsObjectsThatAreNotWhatTheyWere(TestServer server) throws IOException {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "stores", folder))) {
            flip(copied.file("second", "5cebd78b8daaaab4d07b1e261e7480a1"));
            Files.delete(copied.file("flat", "f932a7568f3660cea3b8fcffbe0f0cbd"));
            swap(
                    copied.file("second", "ae61b4f66bb580e76fcf41ee5da6efd2"),
                    copied.file("second", "ee9b90790e85db8c48489c915137ce98"));
            cut(copied.file("raw", "d369f9f82e4b2d021fb72fe67df8ead3"));
            flip(copied.file("raw", "top.dat"));
            flip(copied.attachment());

            List<Problem> problems = copied.verify().problems();

            assertThat(problems).extracting(Problem::kind).containsOnly(Problem.Kind.OBJECT);
            assertThat(problems).hasSize(7);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatAPersonAcceptedByNameIsNamedAndNoProblemAnyMore(TestServer server) {
        try (Copied copied = Copied.of(LegacyFixture.load(server, "quirks", folder))) {
            List<Problem> before = copied.verify().problems();
            before.forEach(problem -> copied.migration()
                    .log()
                    .note(StepName.POINTERS.word(), Verification.ACCEPTED, problem.name(), "anna@lab"));

            Certificate after = copied.verify();

            assertThat(after.isGood()).isTrue();
            assertThat(after.accepted()).isEqualTo(before).isNotEmpty();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static void cut(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 1));
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] content = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(other));
        Files.write(other, content);
    }
}
