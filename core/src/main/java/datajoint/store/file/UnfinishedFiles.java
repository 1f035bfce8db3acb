package datajoint.store.file;

import datajoint.model.StoreException;
import datajoint.store.Swept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What killed programs left half written. */
record UnfinishedFiles(Root root) {
    /** Python writes hashed objects under a name of their hash; other files that end so may be anybody's. */
    private static final Pattern OF_PYTHON = Pattern.compile("[a-z2-7]{26}\\.(saving|copying)");

    /** True for names that only an object in the making has. */
    static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(FileWriter.UNFINISHED);
    }

    Swept remove(Instant olderThan) {
        FileWriter writer = new FileWriter(root);
        try (Stream<FileTree.Found> files = new FileTree(root).files(root.folder())) {
            return files.filter(found -> isUnfinished(found.file()))
                    .filter(found ->
                            found.attributes().lastModifiedTime().toInstant().isBefore(olderThan))
                    .map(found -> remove(found, writer))
                    .reduce(Swept.NOTHING, Swept::plus);
        }
    }

    private static boolean isUnfinished(Path file) {
        return isOurs(file)
                || OF_PYTHON.matcher(String.valueOf(file.getFileName())).matches();
    }

    private Swept remove(FileTree.Found found, FileWriter writer) {
        try {
            boolean removed = Files.deleteIfExists(found.file());
            writer.prune(found.file());
            return removed ? new Swept(1, found.attributes().size()) : Swept.NOTHING;
        } catch (IOException e) {
            throw new StoreException(
                    "Store '%s': the unfinished %s could not be removed: %s.".formatted(root.store(), found.file(), e),
                    "Look at the rights of its folder.",
                    e);
        }
    }
}
