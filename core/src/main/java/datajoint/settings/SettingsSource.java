package datajoint.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * The outside world as the configuration sees it, so that a test can give its own.
 *
 * @param workingFolder where the search for {@code datajoint.json} begins
 * @param systemSecrets a folder of secrets that the machine gives, such as {@code /run/secrets/datajoint}
 */
public record SettingsSource(Path workingFolder, Map<String, String> environment, Path systemSecrets) {
    public SettingsSource {
        workingFolder = workingFolder.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** What this process has. */
    public static SettingsSource ofProcess() {
        return new SettingsSource(Path.of(""), System.getenv(), Path.of("/run/secrets/datajoint"));
    }
}
