package datajoint.migrate.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.DataJointBuilder;
import datajoint.TestConnection;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.convert.Planner;
import datajoint.migrate.fixture.LegacyFixture;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Stopper;
import datajoint.migrate.truth.AdaptedCodec;
import datajoint.model.TableName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredAlikeTest {
    /** What a definition cannot say, and a shadow keeps. */
    private static final Pattern BEYOND_DEFINITIONS = Pattern.compile(
            ".*_timestamp .*|.* column order: .*_timestamp.*|.* (generated|update|collation|charset|checks): .*"
                    + "|.*\\.twice default: none [|] NULL"
                    + "|.*\\.reserved_child foreign keys: .*DELETE CASCADE.*");
    /** No definition of 2.0 can have SET and BIT; the other is a child of that table. */
    private static final Set<String> UNDECLARED = Set.of("right", "__bottom");

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
    void aShadowIsWhatDeclaringItsDefinitionMakes(TestServer server, String name) {
        DataJointBuilder builder = TestConnection.builder(server);
        AdaptedCodec.all().forEach(builder::codec);
        try (LegacyFixture fixture = LegacyFixture.load(server, name, folder);
                DataJoint dj = builder.connect()) {
            Plan plan =
                    new Planner(Servers.one(dj.database())).plan(new SchemaGroup(fixture.schemas()), fixture.options());
            DeclaredTwin twin = new DeclaredTwin(dj, plan);
            RunLog log = new Journal(dj.database(), Clock.systemUTC(), "test").begin(plan, "test");
            Context context = new Context(
                    Servers.one(dj.database()), plan, log, Progress.SILENT, Stopper.NEVER, Clock.systemUTC());
            new ShadowStep().run(context);
            Map<String, String> shadow = twin.catalogue();
            TreeSet<String> lineage = twin.lineage();
            new ShadowStep().undo(context);
            log.close();

            Map<TableName, String> refused = twin.declare();
            Map<String, String> declared = twin.catalogue();

            List<String> differences = new ArrayList<>();
            refused.keySet().removeIf(table -> name.equals("quirks") && UNDECLARED.contains(table.table()));
            refused.forEach((table, why) -> differences.add("REFUSED " + table + " " + why));
            shadow.forEach((what, told) -> {
                String twins = declared.getOrDefault(what, "(missing)");
                if (!told.equals(twins) && !isUndeclared(name, what)) {
                    differences.add(fixture.original(what + ": " + told + " | " + twins));
                }
            });
            TreeSet<String> lost = new TreeSet<>(lineage);
            lost.removeAll(twin.lineage());
            TreeSet<String> more = new TreeSet<>(twin.lineage());
            more.removeAll(lineage);
            lost.removeIf(one -> isUndeclared(name, one));
            lost.forEach(one -> differences.add("lineage only of shadow " + fixture.original(one)));
            more.forEach(one -> differences.add("lineage only of declared " + fixture.original(one)));
            twin.drop();
            assertThat(differences)
                    .filteredOn(one -> !BEYOND_DEFINITIONS.matcher(one).matches())
                    .isEmpty();
        }
    }

    private static boolean isUndeclared(String fixture, String what) {
        return fixture.equals("quirks")
                && UNDECLARED.stream().anyMatch(table -> what.matches(".*_v2\\." + table + "[. ].*"));
    }
}
