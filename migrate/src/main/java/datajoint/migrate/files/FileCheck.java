package datajoint.migrate.files;

import datajoint.migrate.plan.PointerKind;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import java.util.Optional;

/** Looks at a legacy file in its store. */
public final class FileCheck {
    private final Storage storage;

    public FileCheck(Storage storage) {
        this.storage = storage;
    }

    /**
     * Whether it is there, of the right size; its content is not read.
     *
     * @throws datajoint.model.StoreException if the store cannot say
     */
    public FileState look(LegacyFile file) {
        if (!ObjectPath.isValid(file.path())) {
            return FileState.NO_PATH;
        }
        return state(file, storage.find(ObjectPath.of(file.path())).map(StoredObject::size));
    }

    /** The state of a file that is of this size, or is not there. */
    static FileState state(LegacyFile file, Optional<Long> size) {
        if (size.isEmpty()) {
            return FileState.MISSING;
        }
        return size.get() == file.size() ? FileState.PRESENT : FileState.WRONG_SIZE;
    }

    /** The same, and all of its content is read and compared with the hash, where the old release knew one. */
    public FileState read(LegacyFile file) {
        FileState state = look(file);
        if (state != FileState.PRESENT) {
            return state;
        }
        try {
            return isIntact(file) ? FileState.PRESENT : FileState.WRONG_HASH;
        } catch (MissingObjectException e) {
            return FileState.MISSING;
        }
    }

    /** Reads all of a file that is there; true too if nothing is known to compare with. */
    public boolean isIntact(LegacyFile file) {
        Content content = content(file);
        if (file.kind() == PointerKind.EXTERNAL) {
            return file.row().value().startsWith(Digests.sha256(content));
        }
        return file.hash().map(hash -> hash.equals(Digests.md5(content))).orElse(true);
    }

    /** The object that 2.0 reads: of an attachment its name, a zero byte, and the file; else the file. */
    public Content content(LegacyFile file) {
        byte[] header = file.header();
        return new LegacyContent(storage, ObjectPath.of(file.path()), header, header.length + file.size());
    }
}
