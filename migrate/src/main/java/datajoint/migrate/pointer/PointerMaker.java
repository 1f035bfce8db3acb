package datajoint.migrate.pointer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.migrate.files.FileCheck;
import datajoint.migrate.files.FileState;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.step.Operation;
import datajoint.store.Content;
import datajoint.store.ContentHash;
import datajoint.store.HashedObjects;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes pointers of one column; files stay where they are unless 2.0 could not read them there. */
final class PointerMaker {
    private static final JsonMapper JSON = new JsonMapper();

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

    Pointer make(LegacyFile file) {
        FileState state = check.look(file);
        boolean rewritten = file.kind() == PointerKind.ATTACH;
        boolean copied = !from.equals(to);
        boolean unknown = file.hash().isEmpty() && file.kind() == PointerKind.EXTERNAL;
        if (state != FileState.PRESENT || !(rewritten || copied || unknown)) {
            ContentHash hash = file.hash().orElse(new ContentHash(""));
            String path =
                    rewritten ? HashedObjects.path(to.spec(), schema, hash).text() : file.path();
            return pointer(file, hash, path, state, "");
        }
        byte[] content = from.storage().readAll(ObjectPath.of(file.path()));
        ContentHash hash = FileCheck.hash(file, content);
        if (file.hash().isPresent() && !hash.equals(file.hash().get())) {
            return pointer(file, file.hash().get(), file.path(), FileState.WRONG_HASH, "");
        }
        if (!rewritten && !copied) {
            return pointer(file, hash, file.path(), state, "");
        }
        return written(file, hash, content, state);
    }

    private Pointer written(LegacyFile file, ContentHash hash, byte[] content, FileState state) {
        ObjectPath path = file.kind() == PointerKind.FILEPATH
                ? ObjectPath.of(file.path())
                : HashedObjects.path(to.spec(), schema, hash);
        Content object = file.kind() == PointerKind.ATTACH
                ? Content.of(header(file), ByteBuffer.wrap(content))
                : Content.of(content);
        boolean fresh = to.storage().putIfAbsent(path, object);
        ContentHash arrived = ContentHash.of(to.storage().readAll(path));
        if (!arrived.equals(hash)) {
            return pointer(file, hash, path.text(), FileState.WRONG_HASH, fresh ? path.text() : "");
        }
        return pointer(file, hash, path.text(), state, fresh ? path.text() : "");
    }

    Store to() {
        return to;
    }

    /** What {@link #make} would write, if anything. */
    Optional<Operation> deed(LegacyFile file) {
        boolean copied = !from.equals(to);
        if (check.look(file) != FileState.PRESENT || !(file.kind() == PointerKind.ATTACH || copied)) {
            return Optional.empty();
        }
        String what = file.kind() == PointerKind.ATTACH ? "name and content of " : "";
        return Optional.of(new Operation.File("write %s%s:%s to %s".formatted(what, from, file.path(), to)));
    }

    private static ByteBuffer header(LegacyFile file) {
        return ByteBuffer.wrap((file.row().attachment().orElse("") + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private Pointer pointer(LegacyFile file, ContentHash hash, String path, FileState state, String made) {
        ObjectNode json = JSON.createObjectNode();
        if (file.kind() == PointerKind.FILEPATH) {
            json.put("path", path);
            json.put("store", to.name());
            json.put("size", file.size());
            json.put("is_dir", false);
            json.put("timestamp", file.row().timestamp().replace(' ', 'T') + "+00:00");
        } else {
            json.put("hash", hash.text());
            json.put("path", path);
            json.put("schema", schema);
            json.put("store", to.name());
            json.put(
                    "size",
                    file.size()
                            + (file.kind() == PointerKind.ATTACH ? header(file).remaining() : 0));
        }
        return new Pointer(file.row().value(), json.toString(), state, from.name() + ":" + file.path(), made);
    }
}
