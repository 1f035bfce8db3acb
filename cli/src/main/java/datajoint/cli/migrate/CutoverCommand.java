package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.step.StepName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives the new tables the names of the old ones. */
@Command(
        name = "cutover",
        description =
                "Rename all tables in one statement: the old ones step aside, the new ones take their names. Stop the"
                        + " programs of the lab before. 'dj migrate undo' brings the old tables back.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class CutoverCommand implements Callable<Integer> {
    private static final List<StepName> STEPS = List.of(StepName.CUTOVER);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--dry-run", description = "Print the SQL, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--accept",
            paramLabel = "ID",
            description = "Go on though this is not as it was; the ID is that of the list of problems.")
    private List<String> accepted = new ArrayList<>();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        try (MigrateSession session = options.open()) {
            Migration migration = session.migration();
            StepRun run = new StepRun(spec, session, migration);
            if (dryRun) {
                return run.show(STEPS);
            }
            accepted.forEach(migration::accept);
            if (!yes
                    && !Question.confirm(
                            spec, "Cut over %s now?".formatted(migration.plan().group()))) {
                spec.commandLine().getErr().println("Nothing was changed.");
                return ExitCode.ANSWER_NEEDED;
            }
            return run.run(STEPS);
        }
    }
}
