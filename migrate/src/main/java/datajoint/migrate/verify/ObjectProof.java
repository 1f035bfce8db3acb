package datajoint.migrate.verify;

import datajoint.codec.CorruptBlobException;
import datajoint.codec.blob.Blob;
import datajoint.migrate.plan.PointerKind;
import datajoint.model.StoreException;
import datajoint.store.ContentHash;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads every object once: its size, its hash, and for blobs its value. */
final class ObjectProof {
    private static final int BUFFER = 1 << 16;
    private static final int HASH_OF_0_11 = 43;

    private final Workers workers;
    private final Room room = new Room();
    private final Set<String> seen = new HashSet<>();
    private final Queue<Problem> unreadable = new ConcurrentLinkedQueue<>();
    private Tally tally = new Tally();

    ObjectProof(Workers workers) {
        this.workers = workers;
    }

    /** Begins to count anew, for the next table. */
    Tally counted() {
        tally = new Tally();
        return tally;
    }

    /** Blobs whose bytes are right and that cannot be decoded; 0.14 had the same bytes. */
    List<Problem> unreadable() {
        return List.copyOf(unreadable);
    }

    List<Problem> prove(List<FoundPointer> pointers) {
        List<FoundPointer> fresh = new ArrayList<>();
        for (FoundPointer pointer : pointers) {
            if (seen.add(pointer.expected().store().name() + ":" + pointer.path())) {
                fresh.add(pointer);
            }
        }
        return workers.each(fresh, this::problem).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> problem(FoundPointer pointer) {
        if (!ObjectPath.isValid(pointer.path())) {
            return Optional.of(pointer.problem("'%s' is no path of an object".formatted(pointer.path())));
        }
        try {
            PointerKind kind = pointer.expected().file().kind();
            boolean isBlob = kind == PointerKind.BLOB || kind == PointerKind.EXTERNAL;
            return (isBlob ? ofBlob(pointer) : ofFile(pointer)).map(pointer::problem);
        } catch (MissingObjectException e) {
            return Optional.of(pointer.problem(pointer.object() + " is missing"));
        } catch (StoreException e) {
            return Optional.of(pointer.problem("the object cannot be read: " + e.problem()));
        }
    }

    private Optional<String> ofBlob(FoundPointer pointer) {
        int taken = room.take(pointer.expected().size());
        try {
            return ofWhole(pointer);
        } finally {
            room.leave(taken);
        }
    }

    private Optional<String> ofWhole(FoundPointer pointer) {
        byte[] content = storage(pointer).readAll(ObjectPath.of(pointer.path()));
        tally.add(content.length);
        Optional<String> wrong = wrong(pointer, content.length, ContentHash.of(content), pointer.hash());
        if (wrong.isEmpty() && pointer.expected().file().kind() == PointerKind.EXTERNAL) {
            wrong = wrongOf011(pointer, content);
        }
        if (wrong.isEmpty()) {
            try {
                Blob.decode(content);
            } catch (CorruptBlobException e) {
                unreadable.add(pointer.problem(e.problem()));
            }
        }
        return wrong;
    }

    private static Optional<String> wrongOf011(FoundPointer pointer, byte[] content) {
        String value = pointer.expected().file().row().value();
        String hash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hashes.sha256().digest(content));
        return value.length() >= HASH_OF_0_11 && value.startsWith(hash)
                ? Optional.empty()
                : Optional.of("the content has the SHA-256 %s, and not that of %s".formatted(hash, value));
    }

    /** Files may be larger than the memory. */
    private Optional<String> ofFile(FoundPointer pointer) {
        MessageDigest md5 = Hashes.md5();
        long size = 0;
        try (InputStream in = storage(pointer).read(ObjectPath.of(pointer.path()))) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                md5.update(buffer, 0, count);
                size += count;
            }
        } catch (IOException e) {
            return Optional.of("the object cannot be read: " + e.getMessage());
        }
        tally.add(size);
        String expected =
                pointer.expected().file().hash().map(ContentHash::text).orElse("");
        return wrong(pointer, size, ContentHash.ofDigest(md5.digest()), expected);
    }

    private static Optional<String> wrong(FoundPointer pointer, long size, ContentHash actual, String expected) {
        if (size != pointer.expected().size()) {
            return Optional.of("%s has %d bytes, and not %d"
                    .formatted(pointer.object(), size, pointer.expected().size()));
        }
        if (!expected.isEmpty() && !actual.text().equals(expected)) {
            return Optional.of("%s has the hash %s, and not %s".formatted(pointer.object(), actual, expected));
        }
        return Optional.empty();
    }

    private static Storage storage(FoundPointer pointer) {
        return pointer.expected().store().storage();
    }
}
