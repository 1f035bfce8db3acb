package datajoint.cli.migrate;

import datajoint.migrate.step.StepName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns the pointers to files, and the jobs, into those of 2.0. */
@Command(
        name = "pointers",
        description =
                "Make the values of files in stores those of 2.0. Files stay where they are, attachments excepted, which are written anew. Also carries over errors and ignored keys of jobs.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class PointersCommand implements Callable<Integer> {
    private static final List<StepName> STEPS = List.of(StepName.POINTERS, StepName.JOBS);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--dry-run", description = "Print the SQL and what is done with files, and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        try (MigrateSession session = options.open()) {
            StepRun run = new StepRun(spec, session, session.migration());
            return dryRun ? run.show(STEPS) : run.run(STEPS);
        }
    }
}
