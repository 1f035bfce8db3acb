package datajoint.migrate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.StepName;
import datajoint.testkit.Python;
import datajoint.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The day after: Python 2.3.5 works on in the migrated schemas. */
class PythonWritesTest {
    private static final List<StepName> STEPS = List.of(
            StepName.SHADOW, StepName.COPY, StepName.POINTERS, StepName.JOBS, StepName.VERIFY, StepName.CUTOVER);

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void insertsPopulatesDeclaresAndDeletes(TestServer server) throws IOException {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.builder(server).connect()) {
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            STEPS.forEach(migration::run);

            JsonNode seen = work(fixture);

            assertThat(seen.get("nickname").asText()).isEmpty();
            assertThat(seen.get("uuid").asText()).isEqualTo("00000000-0000-0000-0000-00000000004d");
            assertThat(seen.get("meta").asBoolean()).isTrue();
            assertThat(seen.get("weight").asText()).isEqualTo("21.25");
            assertThat(seen.get("again").asText()).isEqualTo("DuplicateError");
            assertThat(seen.get("same uuid").asText()).isEqualTo("DuplicateError");
            assertThat(seen.get("no parent").asText()).isEqualTo("IntegrityError");
            assertThat(seen.get("no such strain").asText()).isEqualTo("IntegrityError");
            assertThat(seen.get("occupied").asText()).isEqualTo("DuplicateError");
            assertThat(seen.get("summaries").asInt()).isEqualTo(1);
            assertThat(seen.at("/summary/new").asInt()).isEqualTo(1);
            assertThat(seen.get("emptied").asInt()).isZero();
            assertThat(seen.get("stats as before").asBoolean()).isTrue();
            assertThat(seen.get("to do").asInt()).isEqualTo(24);
            assertThat(seen.get("ignored").asInt()).as("of 0.14's ~jobs").isEqualTo(1);
            assertThat(seen.get("ignored and made").asInt()).isZero();
            assertThat(seen.get("stats").asInt()).isEqualTo(23);
            assertThat(seen.get("curated").asInt()).isEqualTo(23);
            assertThat(seen.get("joined").asInt()).isEqualTo(23);
            assertThat(seen.get("lineage").asText()).isEqualTo(fixture.schema("djd_subject") + ".subject.subject_id");
            assertThat(seen.get("children").asBoolean()).isTrue();
            assertThat(seen.get("fell"))
                    .allSatisfy(rows -> assertThat(rows.asInt()).isPositive());
            assertThat(seen.get("left").asInt()).isZero();
            assertThat(seen.get("others kept").asBoolean()).isTrue();
        }
    }

    private static JsonNode work(LegacyFixture fixture) throws IOException {
        String schema = fixture.schema("djd_lab");
        String task = "{\"prefix\": \"" + schema.substring(0, schema.length() - "lab".length()) + "\"}";
        try (InputStream in = PythonWritesTest.class.getResourceAsStream("/python/writes.py")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ObjectMapper().readTree(Python.DATAJOINT_2.run(fixture.server(), script, task));
        }
    }
}
