package datajoint.migrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {
    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keepsPlanStepsNotesAndChunks(TestServer server) {
        try (DataJoint dj = TestConnection.to(server)) {
            Journal journal = new Journal(dj.database(), Clock.systemUTC(), "anna@lab");
            Plan plan = plan("jt_" + ProcessHandle.current().pid() + "_" + server.name());
            RunLog begun = journal.begin(plan, "test");
            begun.begin("copy");
            begun.note("copy", "problem", "lab.mouse", "an orphan");
            dj.database()
                    .transact(
                            "putting",
                            inside -> inside.connections().use("putting", connection -> {
                                begun.put(connection, new ChunkEntry("copy", "lab.mouse", 0, "..7", 7, "abc"));
                                return 0;
                            }));
            begun.done("copy", Map.of("rows", 7L, "tables", 1L), "d1");

            RunLog found = journal.open(plan.group()).orElseThrow();

            assertThat(found.id()).isEqualTo(begun.id());
            assertThat(found.plan()).isEqualTo(plan);
            StepEntry entry = found.step("copy").orElseThrow();
            assertThat(entry.state()).isEqualTo(StepState.DONE);
            assertThat(entry.counts()).isEqualTo(Map.of("rows", 7L, "tables", 1L));
            assertThat(entry.who()).isEqualTo("anna@lab");
            assertThat(found.notes("copy", "problem")).extracting(Note::text).containsExactly("an orphan");
            assertThat(found.chunks("copy", "lab.mouse"))
                    .containsExactly(new ChunkEntry("copy", "lab.mouse", 0, "..7", 7, "abc"));
            found.close();
            assertThat(journal.open(plan.group())).isEmpty();
        }
    }

    private static Plan plan(String group) {
        PlannedColumn column = new PlannedColumn(
                "signal",
                "binary(16)",
                "<blob@raw>",
                "json",
                ":<blob@raw>:",
                true,
                "",
                new Transfer.Pointer(PointerKind.BLOB, "raw", "raw", "~external_raw"));
        PlannedTable table = new PlannedTable(
                new TableName("lab", "mouse"),
                new TableName("lab_v2", "mouse"),
                "mouse : uint32",
                "CREATE TABLE ...",
                List.of(column),
                List.of("mouse"),
                List.of(),
                "f");
        return new Plan(
                group,
                List.of(new PlannedSchema("lab", "lab_v2", "lab_old", "utf8mb4", "utf8mb4_bin")),
                List.of(table),
                PlanOptions.defaults().withStores(Map.of("external-raw", "raw")),
                List.of("a note"));
    }
}
