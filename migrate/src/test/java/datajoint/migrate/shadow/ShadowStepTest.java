package datajoint.migrate.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.declare.Catalogue;
import datajoint.declare.Describe;
import datajoint.definition.DefinitionPrinter;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Stopper;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShadowStepTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> fixtures() {
        return TestServer.available()
                .filter(server -> !server.isPostgres())
                .flatMap(server -> Stream.of(
                                "mouse_ephys", "alltypes", "quirks", "stores", "dj011_external", "dj012_migrated")
                        .map(fixture -> Arguments.of(server, fixture)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyShadowIsTheTableThatItsDefinitionDescribes(TestServer server, String name) {
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = TestConnection.to(server)) {
            Plan plan = new Planner(Servers.one(dj.database()))
                    .plan(new SchemaGroup(fixture.schemas()), PlanOptions.defaults());
            RunLog log = new Journal(dj.database(), Clock.systemUTC(), "test").begin(plan, "test");
            Context context = new Context(
                    Servers.one(dj.database()), plan, log, Progress.SILENT, Stopper.NEVER, Clock.systemUTC());
            ShadowStep step = new ShadowStep();

            step.run(context);
            step.run(context);

            Catalogue catalogue = new Catalogue(dj.database());
            for (PlannedTable table : plan.tables()) {
                if (!table.definition().isEmpty()) {
                    String shadow = DefinitionPrinter.print(
                            Describe.definition(catalogue.find(table.shadow()).orElseThrow()));
                    assertThat(shadow.replace("_utf8mb4'", "'").replaceAll("(djt_\\w+)_v2([.`])", "$1$2"))
                            .as(table.legacy() + "\n" + table.create())
                            .isEqualTo(table.definition().replaceAll("(djt_\\w+_probe)_v2([.`])", "$1$2"));
                }
            }
            step.undo(context);
            assertThat(dj.schemas())
                    .doesNotContainAnyElementsOf(
                            plan.schemas().stream().map(PlannedSchema::shadow).toList());
            log.close();
        }
    }
}
