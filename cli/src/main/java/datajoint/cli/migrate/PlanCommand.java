package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides everything before anything is done. */
@Command(
        name = "plan",
        description =
                "Look at the tables and decide what each column becomes. The plan is kept in the schema dj_migration"
                        + " of the server and does not change any more; nothing else is made.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private PlanningOptions planning;

    @Option(names = "--dry-run", description = "Show the plan and the tables that would be made, and keep nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the whole plan as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (MigrateSession session = options.open()) {
            if (dryRun) {
                show(session.migrations().plan(session.schemas(), planning.plan(options)), out);
                return ExitCode.DONE;
            }
            Migration migration = session.migrations().begin(session.schemas(), planning.plan(options));
            session.progress().end();
            if (json) {
                out.println(PlanJson.write(migration.plan()));
                return ExitCode.DONE;
            }
            PlanText.print(migration.plan(), out);
            new StepRun(spec, session, migration).next();
            return ExitCode.DONE;
        }
    }

    private void show(Plan plan, PrintWriter out) {
        if (json) {
            out.println(PlanJson.write(plan));
            return;
        }
        PlanText.print(plan, out);
        plan.tables().forEach(table -> out.println(table.create() + ";"));
        out.println("-- Nothing was kept or changed.");
    }
}
