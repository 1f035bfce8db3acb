package datajoint.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder, an environment and system secrets of a test's own. */
final class World {
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private Path working;

    World(Path root) {
        this.root = root;
        this.working = root.resolve("project");
        folder("project");
    }

    World folder(String path) {
        try {
            Files.createDirectories(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    World file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The {@code datajoint.json} of the project. */
    World json(String content) {
        return file("project/datajoint.json", content);
    }

    World secrets(String content) {
        return file("project/.secrets/datajoint.json", content);
    }

    World variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    World workingIn(String path) {
        folder(path);
        working = root.resolve(path);
        return this;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    Settings load() {
        return Settings.load(new SettingsSource(working, environment, root.resolve("run")));
    }
}
