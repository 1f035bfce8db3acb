package datajoint.cli;

import datajoint.settings.Settings;
import datajoint.settings.SettingsSource;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The folder whose configuration is meant. */
final class ProjectArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "The folder of the project; this one if left out.")
    private Path folder;

    Path folder() {
        return folder.normalize();
    }

    /** What a program that is started there would read. */
    Settings settings() {
        SettingsSource process = SettingsSource.ofProcess();
        return Settings.load(new SettingsSource(folder, process.environment(), process.systemSecrets()));
    }
}
