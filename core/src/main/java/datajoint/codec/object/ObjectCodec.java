package datajoint.codec.object;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;
import datajoint.store.Content;
import datajoint.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** {@code <object@>}: a file or folder in a store, of any size and form, read through an {@link ObjectRef}. */
public final class ObjectCodec implements Codec {
    private final Clock clock;

    public ObjectCodec() {
        this(Clock.systemUTC());
    }

    /** @param clock says when an object was written */
    public ObjectCodec(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "object";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        if (!inStore) {
            throw new CodecException("<object> needs a store.", "Write <object@> or <object@store>.");
        }
        return StoredAs.JSON;
    }

    @Override
    public void validate(Object value, CodecContext context) {
        if (value instanceof ObjectRef reference) {
            requireStored(reference, context);
        } else if (value instanceof Path local) {
            requireLocal(local, context);
        } else if (value instanceof ObjectContent.Local content) {
            requireLocal(content.local(), context);
        } else if (value instanceof ObjectContent.Staged staged) {
            requireStaged(staged, context);
        } else if (!(value instanceof byte[] || value instanceof ObjectContent)) {
            throw new CodecException(
                    "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()),
                    "Give a byte[], the Path of a local file or folder, an ObjectContent, or an ObjectRef.");
        }
    }

    /** @return a {@code Map}, as Python writes it */
    @Override
    public Object encode(Object value, CodecContext context) {
        if (value instanceof ObjectRef reference) {
            return reference.complete().json();
        }
        ObjectContent content = value instanceof byte[] bytes
                ? new ObjectContent.Memory(Optional.empty(), Content.of(bytes))
                : value instanceof Path local
                        ? new ObjectContent.Local(Optional.empty(), local)
                        : (ObjectContent) value;
        return new ObjectWriter(context, context.store(), clock).write(content).json();
    }

    /** @return an {@link ObjectRef}; nothing is read */
    @Override
    public Object decode(Object stored, CodecContext context) {
        return ObjectRef.of(ObjectMetadata.of(stored, context), context.stores());
    }

    private static void requireStored(ObjectRef reference, CodecContext context) {
        Store store = context.store();
        if (!reference.isIn(store)) {
            throw new CodecException(
                    "%s lies in store '%s', and %s in store '%s'."
                            .formatted(reference.path(), reference.store(), context, store),
                    "Download the object and insert the file.");
        }
        if (!reference.exists()) {
            throw new CodecException(
                    "%s: store '%s' has no object %s.".formatted(context, store, reference.path()),
                    "Insert the object itself: its bytes, or the Path of a local file or folder.");
        }
    }

    private static void requireLocal(Path local, CodecContext context) {
        if (!Files.isRegularFile(local) && !Files.isDirectory(local)) {
            throw new CodecException(
                    "%s: there is no file or folder %s.".formatted(context, local),
                    "Give the path of a file or folder on this machine.");
        }
    }

    private static void requireStaged(ObjectContent.Staged staged, CodecContext context) {
        if (!staged.store().equals(context.store())) {
            throw new CodecException(
                    "%s is staged in store '%s', and %s lies in store '%s'."
                            .formatted(staged.local(), staged.store(), context, context.store()),
                    "Stage for the table that the row goes to.");
        }
        requireLocal(staged.local(), context);
    }
}
