package datajoint.codec.object;

import datajoint.model.StoreException;
import datajoint.store.CorruptObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies an object to this machine: beside the target first, then under its name, so that it is there whole or not. */
final class Download {
    private final Store store;
    private final ObjectPath object;
    private final Path target;
    private final Existing existing;

    Download(Store store, ObjectPath object, Path target, Existing existing) {
        this.store = store;
        this.object = object;
        this.target = target.toAbsolutePath().normalize();
        this.existing = existing;
    }

    /** Something that writes to a place that is not there yet. */
    private interface Filling {
        void fill(Path place) throws IOException;
    }

    Path file(long size) {
        return publish(false, place -> copy(object, place, size));
    }

    /** @param workers share the work among them */
    Path folder(List<ObjectFile> files, Workers workers) {
        return publish(true, place -> {
            Files.createDirectory(place);
            for (ObjectFile file : files) {
                Files.createDirectories(inside(place, file.path()).getParent());
            }
            workers.each(files, file -> {
                try {
                    return copy(object.resolve(file.path()), inside(place, file.path()), file.size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        });
    }

    private Path publish(boolean isFolder, Filling filling) {
        try {
            requireFree(isFolder);
            Path parent = target.getParent() == null ? target : target.getParent();
            Files.createDirectories(parent);
            Path workshop = Files.createTempDirectory(parent, ".datajoint-");
            try {
                Path whole = workshop.resolve("new");
                filling.fill(whole);
                return put(whole);
            } finally {
                LocalTree.delete(workshop);
            }
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw occupied(e);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw new StoreException(
                    "%s could not be downloaded to %s: %s.".formatted(object, target, e),
                    "Give a place that may be written and has the room.",
                    e);
        }
    }

    /** Only a file is replaced: who takes the target for the folder to put things in shall not lose that folder. */
    private Path put(Path whole) throws IOException {
        if (existing == Existing.REPLACE && Files.isRegularFile(whole) && !isFolder(target)) {
            return Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.move(whole, target);
    }

    private void requireFree(boolean isFolder) throws IOException {
        if (isFolder && isFolder(target)) {
            // Only if it is empty.
            Files.delete(target);
        }
        boolean isReplaced = existing == Existing.REPLACE && !isFolder && !isFolder(target);
        if (!isReplaced && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private StoreException occupied(IOException cause) {
        return new StoreException(
                "%s was not downloaded: there is %s.".formatted(object, cause.getMessage()),
                "Give the path that the copy is to have; Existing.REPLACE replaces a file, and never a folder with things in it.",
                cause);
    }

    private long copy(ObjectPath from, Path to, long size) throws IOException {
        long copied;
        try (InputStream in = store.storage().read(from)) {
            copied = Files.copy(in, to);
        }
        if (copied != size) {
            throw new CorruptObjectException(
                    "%d of %d bytes of %s came."
                            .formatted(copied, size, store.storage().url(from)),
                    "Download it again; if it stays so, verify the object.");
        }
        return copied;
    }

    /** Names come from outside: none may lead out of the folder. */
    private static Path inside(Path folder, String name) {
        Path path = folder.resolve(ObjectPath.of(name).text()).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new StoreException(
                    "The file name '%s' leads out of the folder.".formatted(name),
                    "Look at the object; it is not whole.");
        }
        return path;
    }
}
