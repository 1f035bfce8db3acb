package datajoint.cli;

import datajoint.model.ConfigException;
import datajoint.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the configuration without opening anything. */
@Command(
        name = "check",
        description =
                "Check keys, values and stores. Exit code 1 if something is wrong. dj status also tries the server.",
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProjectArgument project;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = project.settings();
        out.println(settings.folder()
                .map(folder -> "settings in " + folder)
                .orElse("no datajoint.json and no .secrets here or above; dj config init makes them"));
        settings.notes().forEach(note -> out.println("note   " + note));
        List<ConfigException> errors = settings.errors();
        errors.forEach(error -> out.println("wrong  " + error.problem() + " " + error.remedy()));
        if (errors.isEmpty()) {
            out.println("ok");
        }
        return errors.isEmpty() ? 0 : 1;
    }
}
