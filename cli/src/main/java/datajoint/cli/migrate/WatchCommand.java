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

/** Looks how the new tables do. */
@Command(
        name = "watch",
        description =
                "After the cutover: tell which tables have more or fewer rows than the old ones by now, and who still"
                        + " uses the old ones. Changes nothing; as often as you like.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class WatchCommand implements Callable<Integer> {
    private static final List<StepName> STEPS = List.of(StepName.WATCH);

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
