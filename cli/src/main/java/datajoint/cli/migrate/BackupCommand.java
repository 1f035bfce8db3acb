package datajoint.cli.migrate;

import datajoint.DataJoint;
import datajoint.cli.entry.ConnectionOptions;
import datajoint.migrate.backup.BackupReport;
import datajoint.migrate.backup.SchemaBackup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies schemas within the server, proven row by row. */
@Command(
        name = "backup",
        description =
                "Copy schemas within the server, every row proven by digests. Programs that write wait meanwhile; nothing is dropped.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCHEMA=COPY",
            description =
                    "The schema, and the name of its copy, which must be new: lab=lab_backup. Those that belong together go together.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Override
    public Integer call() {
        try (DataJoint dj = connection.connect()) {
            for (BackupReport report : SchemaBackup.backupSchemas(dj.database(), names)) {
                BackupText.print(report, spec.commandLine().getOut());
            }
            return ExitCode.DONE;
        }
    }
}
