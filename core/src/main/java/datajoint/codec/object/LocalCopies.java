package datajoint.codec.object;

import datajoint.model.StoreException;
import datajoint.store.ContentHash;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import datajoint.store.Workers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies of objects in a folder of this machine. Each lies in a folder that is named by what the store says of its files
 * (names, sizes, times): a copy of something older is never taken for it, and a copy that is there is whole.
 */
final class LocalCopies {
    private final Path cache;
    private final Store store;
    private final Workers workers;

    LocalCopies(Path cache, Store store, Workers workers) {
        this.workers = workers;
        this.cache = cache;
        this.store = store;
    }

    Path of(ObjectPath object, boolean isFolder) {
        List<StoredObject> files = isFolder
                ? list(object)
                : List.of(store.storage()
                        .find(object)
                        .orElseThrow(() -> new MissingObjectException(store.name(), object)));
        Path copy = cache.resolve(fingerprint(object, files)).resolve(object.name());
        if (Files.exists(copy)) {
            return copy;
        }
        Download download = new Download(store, object, copy, Existing.REFUSE);
        try {
            return isFolder
                    ? download.folder(relative(object, files), workers)
                    : download.file(files.get(0).size());
        } catch (StoreException e) {
            // Another thread or program may have been faster.
            if (Files.exists(copy)) {
                return copy;
            }
            throw e;
        }
    }

    private List<StoredObject> list(ObjectPath folder) {
        try (Stream<StoredObject> files = store.storage().list(folder.text())) {
            return files.sorted(Comparator.comparing(StoredObject::path)).toList();
        }
    }

    private static List<ObjectFile> relative(ObjectPath folder, List<StoredObject> files) {
        int start = folder.text().length() + 1;
        return files.stream()
                .map(file -> new ObjectFile(file.path().text().substring(start), file.size()))
                .toList();
    }

    private String fingerprint(ObjectPath object, List<StoredObject> files) {
        String text = files.stream()
                .map(file -> "%s\0%d\0%s".formatted(file.path(), file.size(), file.modified()))
                .collect(Collectors.joining("\0", store.name() + "\0" + object + "\0", ""));
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).text();
    }
}
