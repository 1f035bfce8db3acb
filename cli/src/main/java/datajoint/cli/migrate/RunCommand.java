package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.StepStatus;
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

/** Does all that is left to do before the cutover. */
@Command(
        name = "run",
        description =
                "Do all steps that are left, up to verify: everything that disturbs nobody. Plans first if that was not"
                        + " done. The cutover is a command of its own.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private PlanningOptions planning;

    @Option(names = "--dry-run", description = "Print the SQL and what is done with files, and change nothing.")
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
            List<StepName> left = migration.status().steps().stream()
                    .filter(step -> step.phase() != StepStatus.Phase.DONE)
                    .map(StepStatus::step)
                    .filter(step -> step.compareTo(StepName.VERIFY) <= 0)
                    .toList();
            StepRun run = new StepRun(spec, session, migration);
            return dryRun ? run.show(left) : run.run(left);
        }
    }
}
