package datajoint.store.file;

import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The folder of a store, which no path leads out of, through symbolic links neither. */
record Root(String store, Path folder, Path real) {
    private static final int MOST_TRIES = 100;

    static Root of(StoreSpec spec) {
        try {
            Path folder = Path.of(spec.location()).toAbsolutePath().normalize();
            return new Root(spec.name(), folder, folder.toRealPath());
        } catch (IOException | InvalidPathException e) {
            throw new StoreException(
                    "The folder of store '%s' is not there: %s.".formatted(spec.name(), spec.location()),
                    "Make it, or set stores.%s.location to one that is there.".formatted(spec.name()),
                    e);
        }
    }

    /** Where an object lies or will lie. */
    Path resolve(ObjectPath path) {
        try {
            Path file = folder.resolve(path.text());
            requireInside(file, path.text());
            return file;
        } catch (InvalidPathException e) {
            throw new StoreException(
                    "Store '%s': this machine has no file names such as '%s'.".formatted(store, path),
                    "Use letters that the file system knows.",
                    e);
        }
    }

    /** Empty for a name that no object can have, which another program must have given. */
    Optional<ObjectPath> pathOf(Path file) {
        String path =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return ObjectPath.isValid(path) ? Optional.of(ObjectPath.of(path)) : Optional.empty();
    }

    /** What exists of the path must lie in the folder when all links are followed. */
    private void requireInside(Path file, String path) {
        for (int i = 1; ; i++) {
            Path existing = existing(file);
            try {
                if (!existing.toRealPath().startsWith(real)) {
                    throw new StoreException(
                            "Store '%s': '%s' leads out of the folder %s by a symbolic link."
                                    .formatted(store, path, folder),
                            "Make the folder that the link points to a store of its own.");
                }
                return;
            } catch (NoSuchFileException e) {
                // Another thread pruned it, and may have made it again; but a link that points nowhere stays.
                if (existing.equals(folder) || Files.isSymbolicLink(existing) || i == MOST_TRIES) {
                    throw unreachable(path, e);
                }
            } catch (IOException e) {
                throw unreachable(path, e);
            }
        }
    }

    /** True if a file stands where a folder would have to be. */
    boolean hasFileAbove(Path file) {
        Path above = existing(file);
        return !above.equals(file) && Files.isRegularFile(above);
    }

    /** The file, or what there is above it. */
    private Path existing(Path file) {
        Path existing = file;
        while (!existing.equals(folder) && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = Objects.requireNonNull(existing.getParent(), "the folder of a store");
        }
        return existing;
    }

    private StoreException unreachable(String path, IOException e) {
        return new StoreException(
                "Store '%s': '%s' cannot be reached: %s.".formatted(store, path, e),
                "Look at the folder %s; a symbolic link there may point nowhere.".formatted(folder),
                e);
    }
}
