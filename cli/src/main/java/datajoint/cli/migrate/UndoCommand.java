package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.StepStatus;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.StepName;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes back. */
@Command(
        name = "undo",
        description = {
            "Go back. After a cutover: the old tables get their names again, and the new ones are kept as shadows. Before"
                    + " it: everything that was made is dropped, and the migration has ended.",
            "With the name of a step: that step and all after it are taken back. Old tables are never touched."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class UndoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Parameters(arity = "0..1", paramLabel = "STEP", description = "shadow, copy, pointers, verify or cutover.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--dry-run", description = "Say which steps would be taken back, and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Also drop rows that only the new tables have, put there after a cutover.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (MigrateSession session = options.open()) {
            Migration migration = session.migration();
            StepName first = step.map(UndoCommand::named).orElseGet(() -> last(migration));
            List<StepName> taken = begun(migration).stream()
                    .filter(name -> name.compareTo(first) >= 0)
                    .toList();
            String words = taken.stream().map(StepName::word).collect(Collectors.joining(", "));
            if (dryRun) {
                out.println(taken.isEmpty() ? "There is nothing to take back." : "Would be taken back: " + words + ".");
                return ExitCode.DONE;
            }
            if (yes) {
                migration.giveUpNewRows();
            }
            int code = session.interruption()
                    .protect(() -> new StepRun(spec, session, migration).protectedRun(() -> migration.undo(first)));
            if (code == ExitCode.DONE) {
                boolean ended = first == migration.steps().get(0);
                out.println(taken.isEmpty() ? "Taken back." : "Taken back: " + words + ".");
                out.println(
                        ended
                                ? "The migration of %s has ended; the old tables are as they were."
                                        .formatted(migration.plan().group())
                                : "Go on with: " + session.command(next(migration), migration));
            }
            return code;
        }
    }

    private static String next(Migration migration) {
        return migration.status().next().map(StepRun::verb).orElse("status");
    }

    /** After a cutover only that, otherwise everything. */
    private static StepName last(Migration migration) {
        return begun(migration).contains(StepName.CUTOVER)
                ? StepName.CUTOVER
                : migration.steps().get(0);
    }

    private static List<StepName> begun(Migration migration) {
        return migration.status().steps().stream()
                .filter(status ->
                        status.phase() != StepStatus.Phase.PLANNED && status.phase() != StepStatus.Phase.UNDONE)
                .map(StepStatus::step)
                .toList();
    }

    private static StepName named(String word) {
        return Arrays.stream(StepName.values())
                .filter(name -> name.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AnswerNeededException(
                        "There is no step '%s'.".formatted(word),
                        "Steps are shadow, copy, pointers, jobs, verify and cutover."));
    }
}
