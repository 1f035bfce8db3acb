package datajoint.stage;

import datajoint.codec.object.LocalTree;
import datajoint.codec.object.ObjectContent;
import datajoint.model.DataException;
import datajoint.model.StoreException;
import datajoint.store.ObjectPath;
import datajoint.store.Staging;
import datajoint.store.Store;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What is being written for one attribute.
 *
 * @param workshop a folder of its own, on the disk of the store where it has one here
 * @param place the workshop in the store; empty if it lies elsewhere, and what is written has to be brought there
 * @param local what the user writes, in the workshop
 */
record StagedObject(Store store, Path workshop, Optional<ObjectPath> place, Path local, Kind kind, String extension) {

    enum Kind {
        FILE,
        FOLDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StagedObject create(Store store, String attribute, Kind kind, String extension) {
        ObjectPath place = Staging.next();
        String name = attribute + (extension.isEmpty() || extension.startsWith(".") ? extension : "." + extension);
        ObjectPath object = place.resolve(name);
        try {
            Optional<Path> inStore = store.storage().localFolder(place);
            Path workshop = inStore.isPresent() ? inStore.get() : Files.createTempDirectory("datajoint-staging-");
            Path local = workshop.resolve(name);
            if (kind == Kind.FOLDER) {
                Files.createDirectory(local);
            }
            return new StagedObject(store, workshop, inStore.map(here -> object), local, kind, extension);
        } catch (IOException e) {
            throw new StoreException(
                    "There is no place to stage %s of store '%s': %s.".formatted(attribute, store, e),
                    "Look at the rights and the room of the store, and of the temporary folder.",
                    e);
        }
    }

    /** @throws DataException if nothing was written */
    ObjectContent content(String cell) {
        if (!isWritten()) {
            throw new DataException(
                    "%s was staged, and no %s was written to %s."
                            .formatted(cell, kind == Kind.FILE ? "file" : "file of the folder", local),
                    "Write before commit, to the path that the staged insert gave.");
        }
        return place.<ObjectContent>map(object -> ObjectContent.staged(extension, store, object, local))
                .orElseGet(() -> ObjectContent.of(extension, local));
    }

    void remove() {
        LocalTree.delete(workshop);
    }

    private boolean isWritten() {
        if (kind == Kind.FILE) {
            return Files.isRegularFile(local);
        }
        if (!Files.isDirectory(local)) {
            return false;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(local)) {
            return children.iterator().hasNext();
        } catch (IOException e) {
            throw new StoreException("%s cannot be listed: %s.".formatted(local, e), "Look at its rights.", e);
        }
    }
}
