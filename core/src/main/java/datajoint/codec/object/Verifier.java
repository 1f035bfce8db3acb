package datajoint.codec.object;

import datajoint.codec.object.Verification.Resized;
import datajoint.store.ContentHash;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares an object with what its row and its manifest say. */
final class Verifier {
    private final Store store;
    private final ObjectPath path;
    private final ObjectMetadata expected;
    private final List<String> missing = new ArrayList<>();
    private final List<Resized> resized = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();

    Verifier(Store store, ObjectPath path, ObjectMetadata expected) {
        this.store = store;
        this.path = path;
        this.expected = expected;
    }

    Verification verify(Optional<Manifest> manifest, List<ObjectFile> files) {
        if (!expected.isFolder()) {
            file();
        } else if (manifest.isPresent()) {
            folder(manifest.get(), files);
        } else {
            folder(files);
        }
        return new Verification(path.text(), missing, resized, changed, extra);
    }

    private void file() {
        Optional<StoredObject> found = store.storage().find(path);
        if (found.isEmpty()) {
            missing.add(path.name());
            return;
        }
        compare(
                path.name(),
                expected.size().orElse(found.get().size()),
                found.get().size());
        if (resized.isEmpty() && expected.hash().isPresent()) {
            String hash = ContentHash.of(store.storage().readAll(path)).text();
            if (!hash.equals(expected.hash().get())) {
                changed.add(path.name());
            }
        }
    }

    private void folder(Manifest manifest, List<ObjectFile> files) {
        Map<String, Long> found = new TreeMap<>();
        files.forEach(file -> found.put(file.path(), file.size()));
        for (ObjectFile file : manifest.files()) {
            Long size = found.remove(file.path());
            if (size == null) {
                missing.add(file.path());
            } else {
                compare(file.path(), file.size(), size);
            }
        }
        extra.addAll(found.keySet());
    }

    /** Without a manifest, as Python's staged insert leaves it: the sums of the row have to do. */
    private void folder(List<ObjectFile> files) {
        long size = files.stream().mapToLong(ObjectFile::size).sum();
        boolean isGone = files.isEmpty() && !store.storage().isFolder(path);
        boolean lacksFiles = files.size() < expected.itemCount().orElse(0);
        if (isGone || lacksFiles) {
            missing.add("%d of %d files"
                    .formatted(
                            expected.itemCount().orElse(1) - files.size(),
                            expected.itemCount().orElse(1)));
        }
        compare(path.name(), expected.size().orElse(size), size);
    }

    private void compare(String name, long was, long is) {
        if (was != is) {
            resized.add(new Resized(name, was, is));
        }
    }
}
