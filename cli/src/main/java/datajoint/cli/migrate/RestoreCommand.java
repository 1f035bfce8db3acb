package datajoint.cli.migrate;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.migrate.backup.BackupReport;
import datajoint.migrate.backup.SchemaRestore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes schemas anew from their backups. */
@Command(
        name = "restore",
        description =
                "Make schemas from copies that 'backup' made, under new names, every row proven by digests. Nothing is dropped:"
                        + " a schema that is there is never replaced.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(
            arity = "1..*",
            paramLabel = "COPY=SCHEMA",
            description = "The copy, and the name of the schema to make, which must be new: lab_backup=lab_again.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Override
    public Integer call() {
        try (DataJoint dj = connection.connect()) {
            for (BackupReport report : SchemaRestore.restoreSchemas(dj.database(), names)) {
                BackupText.print(report, spec.commandLine().getOut());
            }
            return ExitCode.DONE;
        }
    }
}
