package datajoint.migrate.pointer;

import datajoint.migrate.files.Digests;
import datajoint.migrate.files.FileCheck;
import datajoint.migrate.files.FileFinding;
import datajoint.migrate.files.FileState;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Place;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.step.Operation;
import datajoint.model.MigrationException;
import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.Content;
import datajoint.store.ContentHash;
import datajoint.store.HashedObjects;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.util.Optional;

/** Makes pointers of one column; files stay where they are unless 2.0 could not read them there. */
final class PointerMaker {
    private final String schema;
    private final Store from;
    private final Store to;
    private final FileCheck check;

    /**
     * @param schema the final name, which is the legacy one
     * @param from the store that has the legacy files
     * @param to the same, or another one that files are copied to
     */
    PointerMaker(String schema, Store from, Store to) {
        this.schema = schema;
        this.from = from;
        this.to = to;
        this.check = new FileCheck(from.storage());
    }

    Store from() {
        return from;
    }

    Store to() {
        return to;
    }

    /** Looks at all that is needed; reads the file if an object is to be written, or if only its content tells its hash. */
    Draft draft(FileFinding finding) {
        LegacyFile file = finding.file();
        FileState state =
                finding.state() == FileState.PRESENT && isReserved(file) ? FileState.RESERVED : finding.state();
        boolean isRead = isWritten(file) || file.kind() == PointerKind.EXTERNAL;
        if (state != FileState.PRESENT || !isRead) {
            return Draft.of(file, state, finding.detail());
        }
        try {
            return read(file);
        } catch (StoreException e) {
            return Draft.of(file, FileState.UNREADABLE, e.problem());
        }
    }

    private Draft read(LegacyFile file) {
        if (!check.isIntact(file)) {
            return Draft.of(file, FileState.WRONG_HASH, "");
        }
        ContentHash hash = file.hash().orElseGet(() -> Digests.md5(check.content(file)));
        if (!isWritten(file)) {
            return new Draft(file, FileState.PRESENT, "", Optional.of(hash), Optional.empty(), false);
        }
        ObjectPath object = file.kind() == PointerKind.FILEPATH ? ObjectPath.of(file.path()) : place(hash);
        boolean isThere = to.storage().find(object).isPresent();
        return new Draft(file, FileState.PRESENT, "", Optional.of(hash), Optional.of(object), isThere);
    }

    /** Writes the object, if there is one to be written, and reads it back. */
    Pointer finish(Draft draft) {
        if (draft.object().isEmpty()) {
            return pointer(draft, draft.state());
        }
        ObjectPath object = draft.object().get();
        ContentHash hash = draft.hash().orElseThrow();
        if (draft.isThere() && Digests.md5(to.storage(), object).equals(hash)) {
            to.storage().touch(object);
            return pointer(draft, FileState.PRESENT);
        }
        if (draft.isThere() && draft.file().kind() == PointerKind.FILEPATH) {
            return pointer(draft, FileState.OCCUPIED);
        }
        Content content = check.content(draft.file());
        to.storage().put(object, content);
        ContentHash arrived = Digests.md5(to.storage(), object);
        if (!arrived.equals(hash)) {
            throw new MigrationException(
                    "What arrived in store '%s' at %s has the hash %s, not %s of %s in store '%s'."
                            .formatted(to, object, arrived, hash, draft.file().path(), from),
                    "If a program still writes the legacy file, end it. See whether the store is sound: dj stores check.");
        }
        return pointer(draft, FileState.PRESENT);
    }

    /** What {@link #finish} would write, if anything. */
    Optional<Operation> deed(Draft draft) {
        return draft.object().filter(object -> !draft.isThere()).map(object -> {
            String what = draft.file().kind() == PointerKind.ATTACH ? "name and content of " : "";
            return new Operation.File("write %s%s:%s to %s:%s (%d bytes)"
                    .formatted(
                            what,
                            from,
                            draft.file().path(),
                            to,
                            object,
                            check.content(draft.file()).size()));
        });
    }

    private boolean isWritten(LegacyFile file) {
        return file.kind() == PointerKind.ATTACH || !from.equals(to);
    }

    private ObjectPath place(ContentHash hash) {
        return HashedObjects.path(to.spec(), schema, hash);
    }

    /** Garbage collections of 2.0 remove what lies among its objects and is none. */
    private boolean isReserved(LegacyFile file) {
        if (file.kind() != PointerKind.FILEPATH) {
            return false;
        }
        StoreSpec spec = to.spec();
        ObjectPath path = ObjectPath.of(file.path());
        return path.isIn(spec.hashPrefix()) || path.isIn(spec.schemaPrefix()) || !path.isIn(spec.filepathPrefix());
    }

    private Pointer pointer(Draft draft, FileState state) {
        LegacyFile file = draft.file();
        String path = draft.object().map(ObjectPath::text).orElseGet(() -> path(draft));
        String json = file.kind() == PointerKind.FILEPATH
                ? PointerJson.filepath(file, to.name())
                : PointerJson.hashed(file, draft.hash(), path, schema, to.name());
        String place = Place.of(from.name(), file.path());
        return new Pointer(file.row().value(), json, path, state, draft.detail(), place);
    }

    /** Where the object lies that was not written now. */
    private String path(Draft draft) {
        LegacyFile file = draft.file();
        boolean isMoved = file.kind() != PointerKind.FILEPATH && isWritten(file);
        return isMoved ? draft.hash().map(hash -> place(hash).text()).orElse(file.path()) : file.path();
    }
}
