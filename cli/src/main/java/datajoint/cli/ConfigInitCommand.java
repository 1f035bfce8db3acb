package datajoint.cli;

import datajoint.settings.SettingsTemplate;
import datajoint.settings.TemplateReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the files of a new project. */
@Command(
        name = "init",
        description = "Write datajoint.json, .secrets/datajoint.json and the line in .gitignore. "
                + "Files that are there stay as they are.",
        mixinStandardHelpOptions = true)
final class ConfigInitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProjectArgument project;

    @Option(names = "--full", description = "Write every key with its default, and two stores as an example.")
    private boolean full;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TemplateReport report = (full ? SettingsTemplate.FULL : SettingsTemplate.MINIMAL).write(project.folder());
        report.written().forEach(file -> out.println("wrote  " + file));
        report.kept().forEach(file -> out.println("kept   " + file + " (it was there)"));
        out.println("Next: put host, account and password into .secrets/datajoint.json, then run dj config check.");
        return 0;
    }
}
