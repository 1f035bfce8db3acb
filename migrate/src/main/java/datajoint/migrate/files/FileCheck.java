package datajoint.migrate.files;

import datajoint.migrate.plan.PointerKind;
import datajoint.store.ContentHash;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at a legacy file in its store. */
public final class FileCheck {
    private final Storage storage;

    public FileCheck(Storage storage) {
        this.storage = storage;
    }

    /** Whether it is there, of the right size; its content is not read. */
    public FileState look(LegacyFile file) {
        if (!ObjectPath.isValid(file.path())) {
            return FileState.NO_PATH;
        }
        Optional<StoredObject> found = storage.find(ObjectPath.of(file.path()));
        if (found.isEmpty()) {
            return FileState.MISSING;
        }
        return found.get().size() == file.size() ? FileState.PRESENT : FileState.WRONG_SIZE;
    }

    /** The same, and all of its content is read and compared with the hash, where 0.14 knew one. */
    public FileState read(LegacyFile file) {
        FileState state = look(file);
        if (state != FileState.PRESENT || file.hash().isEmpty()) {
            return state;
        }
        byte[] content = storage.readAll(ObjectPath.of(file.path()));
        return hash(file, content).equals(file.hash().get()) ? FileState.PRESENT : FileState.WRONG_HASH;
    }

    /** The hash that 0.14 would give the content. */
    public static ContentHash hash(LegacyFile file, byte[] content) {
        return file.kind() == PointerKind.ATTACH
                ? ContentHash.of(name(file), ByteBuffer.wrap(content))
                : ContentHash.of(content);
    }

    private static ByteBuffer name(LegacyFile file) {
        String name = file.row().attachment().orElse("");
        return ByteBuffer.wrap((name + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
