package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.journal.RunEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on one page. */
@Command(
        name = "status",
        description = "Show how far a migration is, step by step, and what comes next. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (MigrateSession session = options.open()) {
            List<RunEntry> begun = session.migrations().begun();
            if (!session.hasNames() && begun.size() != 1) {
                out.println(begun.isEmpty() ? "No migration has begun." : "Several migrations have begun:");
                begun.forEach(entry -> out.println("  --schemas " + entry.group() + "   since " + entry.began()));
                return ExitCode.DONE;
            }
            Migration migration = session.migration();
            if (json) {
                out.println(StatusText.json(migration.status()));
                return ExitCode.DONE;
            }
            StatusText.print(migration.status(), out);
            new StepRun(spec, session, migration).next();
            return ExitCode.DONE;
        }
    }
}
