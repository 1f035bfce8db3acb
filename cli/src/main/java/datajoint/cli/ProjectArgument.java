package datajoint.cli;

import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The folder whose configuration is meant. */
final class ProjectArgument {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The folder of the project; this one if left out.")
    private Optional<Path> folder = Optional.empty();

    Path folder() {
        return folder.orElseGet(() -> Main.of(command).source().workingFolder()).normalize();
    }

    /** What a program that is started there would read. */
    Settings settings() {
        SettingsSource process = Main.of(command).source();
        return Settings.load(new SettingsSource(folder(), process.environment(), process.systemSecrets()));
    }
}
