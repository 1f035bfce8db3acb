package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with what is not as it was. */
@Command(
        name = "accept",
        description =
                "Accept that something is not as it was, by its ID in the list of problems: a file that is lost, say."
                        + " The journal and the certificate say who did.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class AcceptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "raw:lab/ab/cd/abcd..., or a table with the key of a row.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        try (MigrateSession session = options.open()) {
            Migration migration = session.migration();
            ids.forEach(migration::accept);
            spec.commandLine().getOut().printf("Accepted %d.%n", ids.size());
            new StepRun(spec, session, migration).next();
            return ExitCode.DONE;
        }
    }
}
