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

/** Drops the old tables. */
@Command(
        name = "cleanup",
        description =
                "Drop the old tables for good: after this there is no way back. Asks for the names of the schemas."
                        + " Files in stores stay.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class CleanupCommand implements Callable<Integer> {
    private static final List<StepName> STEPS = List.of(StepName.CLEANUP);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--dry-run", description = "Print the SQL, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--confirm",
            paramLabel = "NAMES",
            description = "The schemas as dj migrate status has them, with commas: instead of being asked.")
    private Optional<String> confirmed = Optional.empty();

    @Override
    public Integer call() throws IOException {
        try (MigrateSession session = options.open()) {
            Migration migration = session.migration();
            StepRun run = new StepRun(spec, session, migration);
            if (dryRun) {
                return run.show(STEPS);
            }
            String group = migration.plan().group();
            String name = confirmed.isPresent()
                    ? confirmed.get()
                    : Question.ask(
                            spec,
                            "This drops the old tables of %s for good. To go on, type these names: ".formatted(group),
                            "This drops the old tables of %s for good, and nobody is there to be asked."
                                    .formatted(group),
                            "--confirm " + group);
            migration.confirmCleanup(name);
            return run.run(STEPS);
        }
    }
}
