package datajoint.migrate.kill;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.migrate.Migration;
import datajoint.migrate.Migrations;
import datajoint.migrate.StepStatus;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Migrates the fixture {@code stores} there and back, again and again, until the process is killed. */
final class KilledProcess {
    static final PlanOptions OPTIONS = PlanOptions.defaults()
            .withSubfolding(Map.of("flat", List.of(), "deep", List.of(1, 2, 3), "my-store_2", List.of(2, 2)));

    private KilledProcess() {}

    /** @param arguments the server, the schemas with commas, the folder of the stores */
    public static void main(String[] arguments) {
        TestServer server = TestServer.valueOf(arguments[0]);
        List<String> schemas = List.of(arguments[1].split(","));
        try (DataJoint dj = TestConnection.to(server)) {
            configure(dj, Path.of(arguments[2]));
            Migrations migrations = Migrations.of(Servers.one(dj.database()));
            System.out.println("ready");
            while (true) {
                Migration migration = migrations.begun().stream()
                                .anyMatch(entry -> entry.schemas().equals(java.util.Set.copyOf(schemas)))
                        ? migrations.open(schemas)
                        : migrations.begin(schemas, OPTIONS);
                goOn(migration);
            }
        }
    }

    static void configure(DataJoint dj, Path folder) {
        Map<String, String> stores = Map.of("raw", "raw", "flat", "flat", "deep", "deep", "my-store_2", "second");
        stores.forEach((name, place) -> {
            dj.config().set("stores." + name + ".protocol", "file");
            dj.config()
                    .set(
                            "stores." + name + ".location",
                            folder.resolve("stores/" + place).toString());
        });
    }

    private static void goOn(Migration migration) {
        boolean undoing = migration.status().steps().stream()
                .anyMatch(step -> step.phase() == StepStatus.Phase.UNDOING || step.phase() == StepStatus.Phase.UNDONE);
        if (undoing
                || migration
                        .status()
                        .next()
                        .filter(step -> step.compareTo(StepName.CUTOVER) <= 0)
                        .isEmpty()) {
            migration.undo();
            System.out.println("undone");
            return;
        }
        StepName next = migration.status().next().orElseThrow();
        migration.run(next);
        System.out.println("done " + next.word());
        if (next == StepName.VERIFY) {
            System.out.println("certificate "
                    + migration.log().step(next.word()).orElseThrow().digest());
        }
    }
}
