package datajoint.cli.migrate;

import datajoint.migrate.assess.Assessment;
import datajoint.migrate.assess.AssessmentHtml;
import datajoint.migrate.assess.AssessmentJson;
import datajoint.migrate.assess.AssessmentText;
import datajoint.migrate.assess.Assessor;
import datajoint.migrate.assess.FileDepth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at a lab before anything is decided. */
@Command(
        name = "assess",
        description =
                "Look at schemas, their values and their files, and say what a migration will meet. Changes nothing."
                        + " Without --schemas: all schemas that are not of 2.0. Exit code 2 if something is in the way.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class AssessCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private PlanningOptions planning;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report here: a page (.html), JSON (.json) or text.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--files",
            paramLabel = "content|size|none",
            defaultValue = "content",
            description = "How closely to look at files of stores: read and hash them all, see that they are there and"
                    + " as long as they should be, or not at all. Default: ${DEFAULT-VALUE}.")
    private FileDepth files = FileDepth.CONTENT;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (MigrateSession session = options.open()) {
            Collection<String> schemas = session.hasNames() ? session.schemas() : Collections.emptySet();
            Assessment found = Assessor.of(session.dj().database())
                    .with(planning.plan(options))
                    .with(files)
                    .with(session.progress())
                    .with(session.interruption())
                    .assess(schemas);
            session.progress().end();
            if (report.isPresent()) {
                Files.writeString(report.get(), text(found, report.get().toString()));
            }
            out.print(json ? AssessmentJson.of(found) + System.lineSeparator() : AssessmentText.of(found));
            report.ifPresent(file -> spec.commandLine().getErr().println("The report is in " + file + "."));
            return found.isReady() ? ExitCode.DONE : ExitCode.DIFFERENT;
        }
    }

    private static String text(Assessment found, String file) {
        if (file.endsWith(".html") || file.endsWith(".htm")) {
            return AssessmentHtml.of(found);
        }
        return file.endsWith(".json") ? AssessmentJson.of(found) : AssessmentText.of(found);
    }
}
