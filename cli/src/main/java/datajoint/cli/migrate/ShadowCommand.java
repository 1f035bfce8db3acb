package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.step.StepName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the new tables. */
@Command(
        name = "shadow",
        description =
                "Make the new schemas with empty tables of 2.0, beside the old ones. Plans first if that was not done.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class ShadowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private PlanningOptions planning;

    @Option(names = "--dry-run", description = "Print the SQL, and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        try (MigrateSession session = options.open()) {
            Optional<Migration> begun = session.begun();
            if (begun.isEmpty() && dryRun) {
                spec.commandLine()
                        .getErr()
                        .println("dj: Nothing is planned yet: dj migrate plan --dry-run shows the SQL.");
                return ExitCode.FAILED;
            }
            Migration migration = begun.isPresent()
                    ? begun.get()
                    : session.migrations().begin(session.schemas(), planning.plan(options));
            if (begun.isEmpty()) {
                PlanText.print(migration.plan(), spec.commandLine().getOut());
            }
            StepRun run = new StepRun(spec, session, migration);
            return dryRun ? run.show(List.of(StepName.SHADOW)) : run.run(List.of(StepName.SHADOW));
        }
    }
}
