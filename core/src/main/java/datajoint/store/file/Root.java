package datajoint.store.file;

import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** The folder of a store, which no path leads out of, through symbolic links neither. */
record Root(String store, Path folder, Path real) {
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
        return resolve(path.text());
    }

    /** @param path "" for the root itself */
    Path resolve(String path) {
        try {
            Path file = folder.resolve(path);
            requireInside(file, path);
            return file;
        } catch (InvalidPathException e) {
            throw new StoreException(
                    "Store '%s': this machine has no file names such as '%s'.".formatted(store, path),
                    "Use letters that the file system knows.",
                    e);
        }
    }

    ObjectPath pathOf(Path file) {
        return ObjectPath.of(
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"));
    }

    /** What exists of the path must lie in the folder when all links are followed. */
    private void requireInside(Path file, String path) {
        Path existing = file;
        while (!existing.equals(folder) && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = Objects.requireNonNull(existing.getParent(), "the folder of a store");
        }
        try {
            if (!existing.toRealPath().startsWith(real)) {
                throw new StoreException(
                        "Store '%s': '%s' leads out of the folder %s by a symbolic link."
                                .formatted(store, path, folder),
                        "Make the folder that the link points to a store of its own.");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Store '%s': '%s' cannot be reached: %s.".formatted(store, path, e),
                    "Look at the folder %s; a symbolic link there may point nowhere.".formatted(folder),
                    e);
        }
    }
}
