package datajoint.migrate.job;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.StepName;
import datajoint.testkit.Python;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobStepTest {
    private static final String READ = """
            import sys
            import datajoint as dj
            dj.config["loglevel"] = "ERROR"
            schema = dj.VirtualModule("ephys", sys.argv[1])
            jobs = schema.Clustering.jobs
            errors = jobs.errors.to_dicts(order_by="KEY")
            print(len(errors), len(schema.UnitStats.jobs.ignored), errors[0]["error_message"], "Traceback" in errors[0]["error_stack"])
            """;

    @TempDir
    private Path folder;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void errorsAndIgnoredJobsAreThoseOfPython(TestServer server) {
        try (LegacyFixture fixture = LegacyFixture.load(server, "mouse_ephys", folder);
                DataJoint dj = TestConnection.to(server)) {
            Migration migration = Migration.begin(dj.database(), fixture.schemas(), fixture.options());
            migration.run(StepName.SHADOW);
            migration.run(StepName.COPY);
            migration.run(StepName.POINTERS);

            Outcome outcome = migration.run(StepName.JOBS);

            assertThat(outcome.counts()).isEqualTo(Map.of("carried", 7L, "done_since", 0L, "reserved", 2L));
            assertThat(outcome.messages()).hasSize(2).allMatch(message -> message.contains("lab-pc-01"));
            assertThat(migration.run(StepName.JOBS).counts()).isEqualTo(outcome.counts());
            String printed = Python.DATAJOINT_2.run(server, READ, fixture.schema("djd_ephys") + "_v2");
            assertThat(printed.strip())
                    .isEqualTo("6 1 ValueError: no spikes in insertion 3: \"check\" the probe's ground True");
            migration.undo();
        }
    }
}
