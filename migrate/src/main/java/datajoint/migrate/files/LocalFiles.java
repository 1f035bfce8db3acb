package datajoint.migrate.files;

import datajoint.model.StoreException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The files of a store that lies on this machine, looked at without the store's own care for links. */
record LocalFiles(Path root) {
    private static final int SOME = 50;

    /** Empty if the store lies elsewhere, or if it has none of the first files. */
    static Optional<LocalFiles> of(Storage storage, List<LegacyFile> files) {
        return files.stream()
                .limit(SOME)
                .filter(file -> ObjectPath.isValid(file.path()))
                .flatMap(file -> local(storage, file).flatMap(local -> root(local, file.path())).stream())
                .findFirst()
                .map(LocalFiles::new);
    }

    private static Optional<Path> local(Storage storage, LegacyFile file) {
        try {
            return storage.localFile(ObjectPath.of(file.path()));
        } catch (StoreException e) {
            // The store says so again when it is asked about this file.
            return Optional.empty();
        }
    }

    private static Optional<Path> root(Path local, String path) {
        Optional<Path> root = Optional.of(local);
        for (int i = 0; i < path.split("/", -1).length; i++) {
            root = root.map(Path::getParent);
        }
        return root;
    }

    /** In bytes; empty for everything but plain files, and for what cannot be seen. */
    Optional<Long> size(LegacyFile file) {
        if (!ObjectPath.isValid(file.path())) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes found = Files.readAttributes(
                    root.resolve(file.path()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? Optional.of(found.size()) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            // The store itself says why.
            return Optional.empty();
        }
    }
}
