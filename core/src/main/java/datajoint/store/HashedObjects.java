package datajoint.store;

import datajoint.settings.StoreSpec;
import java.util.Optional;

/**
 * Objects named by their content: the same content of one schema is stored once. Shared with Python, which believes any
 * object of the right name; we look at its size, and replace what is wrong.
 */
public final class HashedObjects {
    private HashedObjects() {}

    /** Where content of this hash lies: {@code _hash/lab/ab/cd/abcd...} with the subfolding 2, 2. */
    public static ObjectPath path(StoreSpec spec, String schema, ContentHash hash) {
        StringBuilder path = new StringBuilder(spec.hashPrefix());
        path.append(path.isEmpty() ? "" : "/").append(schema).append('/');
        int begin = 0;
        for (int length : spec.subfolding()) {
            int end = Math.min(hash.text().length(), begin + length);
            path.append(hash.text(), begin, end).append('/');
            begin = end;
        }
        return ObjectPath.of(path.append(hash.text()).toString());
    }

    /**
     * Stores content unless it is there. What is there becomes young again, so that a garbage collection that runs now
     * leaves it alone.
     */
    public static void put(Store store, ObjectPath path, byte[] content) {
        Storage storage = store.storage();
        Optional<StoredObject> present = storage.find(path);
        boolean isWhole = present.isPresent() && present.get().size() == content.length && storage.touch(path);
        if (!isWhole) {
            storage.put(path, Content.of(content));
        }
    }

    /** @throws CorruptObjectException if the content is not the one that was stored under this hash */
    public static byte[] get(Store store, ObjectPath path, String hash) {
        byte[] content = store.storage().readAll(path);
        ContentHash found = ContentHash.of(content);
        if (!found.text().equals(hash)) {
            throw new CorruptObjectException(
                    "Store '%s': %s has %d bytes of hash %s, not %s."
                            .formatted(store, path, content.length, found, hash),
                    "The object was cut or changed; bring it back from a backup.");
        }
        return content;
    }
}
