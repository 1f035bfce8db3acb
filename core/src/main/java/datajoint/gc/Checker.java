package datajoint.gc;

import datajoint.codec.CodecContext;
import datajoint.codec.npy.NpyRef;
import datajoint.codec.object.ObjectRef;
import datajoint.codec.object.Verification;
import datajoint.model.CodecException;
import datajoint.model.ConfigException;
import datajoint.model.StoreException;
import datajoint.store.ContentHash;
import datajoint.store.CorruptObjectException;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.ObjectReference;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** Compares the objects that one value needs with what the value says of them. Safe for threads. */
final class Checker {
    private final VerifyDepth depth;

    Checker(VerifyDepth depth) {
        this.depth = depth;
    }

    /** What is wrong. */
    record Fault(Finding.Kind kind, String problem) {}

    Optional<Fault> check(ReferencingValue value) {
        try {
            Object reference = value.reference();
            if (reference instanceof NpyRef array) {
                array.verify();
                return Optional.empty();
            }
            if (reference instanceof ObjectRef object) {
                return fault(object.verify());
            }
            for (ObjectReference object : references(value)) {
                Optional<Fault> fault = check(object, value.context());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (MissingObjectException e) {
            return Optional.of(new Fault(Finding.Kind.MISSING, e.problem()));
        } catch (CorruptObjectException e) {
            return Optional.of(new Fault(Finding.Kind.CORRUPT, e.problem()));
        } catch (CodecException | StoreException | ConfigException e) {
            return Optional.of(new Fault(Finding.Kind.UNREADABLE, e.problem()));
        }
    }

    private static List<ObjectReference> references(ReferencingValue value) {
        List<ObjectReference> references = value.references();
        if (references.isEmpty()) {
            throw new CodecException(
                    "%s does not say which object it needs: %s.".formatted(value.context(), value.stored()),
                    "Look at the row; another program wrote it.");
        }
        return references;
    }

    private static Optional<Fault> fault(Verification found) {
        if (found.isWhole()) {
            return Optional.empty();
        }
        Finding.Kind kind = !found.missing().isEmpty()
                ? Finding.Kind.MISSING
                : !found.resized().isEmpty() ? Finding.Kind.WRONG_SIZE : Finding.Kind.CORRUPT;
        return Optional.of(new Fault(kind, found + "."));
    }

    private Optional<Fault> check(ObjectReference reference, CodecContext context) {
        Store store = context.stores().store(reference.store());
        ObjectPath path = ObjectPath.of(reference.path());
        Optional<StoredObject> found = store.storage().find(path);
        if (found.isEmpty()) {
            if (reference.folder() && store.storage().isFolder(path)) {
                return Optional.empty();
            }
            throw new MissingObjectException(store.name(), path);
        }
        long size = found.get().size();
        if (reference.size().orElse(size) != size) {
            return Optional.of(new Fault(
                    Finding.Kind.WRONG_SIZE,
                    "Store '%s': %s has %d bytes, not %d."
                            .formatted(store, path, size, reference.size().getAsLong())));
        }
        return reference
                .hash()
                .filter(hash -> depth == VerifyDepth.CONTENT)
                .filter(hash -> !hash.equals(
                        ContentHash.of(store.storage().readAll(path)).text()))
                .map(hash -> new Fault(
                        Finding.Kind.CORRUPT,
                        "Store '%s': %s has other content than was stored.".formatted(store, path)));
    }
}
