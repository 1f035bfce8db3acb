package datajoint.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the folder that the configuration lies in: here or above, not beyond the root of a repository. */
final class ProjectFolder {
    static final String FILE = "datajoint.json";
    static final String SECRETS = ".secrets";

    private ProjectFolder() {}

    /** The nearest folder with {@code datajoint.json}, or else the nearest with {@code .secrets/}. */
    static Optional<Path> find(Path start) {
        return nearest(start, folder -> Files.isRegularFile(folder.resolve(FILE)))
                .or(() -> nearest(start, folder -> Files.isDirectory(folder.resolve(SECRETS))));
    }

    private static Optional<Path> nearest(Path start, Predicate<Path> wanted) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (wanted.test(folder)) {
                return Optional.of(folder);
            }
            if (Files.exists(folder.resolve(".git")) || Files.exists(folder.resolve(".hg"))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
