package datajoint.codec.object;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;
import datajoint.settings.StoreSpec;
import datajoint.store.ObjectPath;
import datajoint.store.Staging;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code <filepath@>}: a file or folder that the user keeps in a store. Nothing is copied; only the path is held. */
public final class FilepathCodec implements Codec {
    private final Clock clock;

    public FilepathCodec() {
        this(Clock.systemUTC());
    }

    /** @param clock says when a path was inserted */
    public FilepathCodec(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "filepath";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        if (!inStore) {
            throw new CodecException("<filepath> needs a store.", "Write <filepath@> or <filepath@store>.");
        }
        return StoredAs.JSON;
    }

    @Override
    public void validate(Object value, CodecContext context) {
        Store store = store(context);
        ObjectPath path = path(value, store, context);
        if (find(store, path).isEmpty() && !store.storage().isFolder(path)) {
            throw new CodecException(
                    "%s: store '%s' has no file or folder %s.".formatted(context, store, path),
                    "Bring it there first: " + store.storage().url(path));
        }
    }

    /** @return a {@code Map}, as Python writes it */
    @Override
    public Object encode(Object value, CodecContext context) {
        Store store = store(context);
        ObjectPath path = path(value, store, context);
        OptionalLong size =
                find(store, path).map(file -> OptionalLong.of(file.size())).orElseGet(OptionalLong::empty);
        return ObjectMetadata.ofFilepath(store, path, size, clock.instant()).json();
    }

    /** @return an {@link ObjectRef}; nothing is read */
    @Override
    public Object decode(Object stored, CodecContext context) {
        return ObjectRef.of(ObjectMetadata.of(stored, context), context.stores());
    }

    private static Store store(CodecContext context) {
        return context.stores().filepathStore(context.declaredStore());
    }

    private static Optional<StoredObject> find(Store store, ObjectPath path) {
        return store.storage().find(path);
    }

    private static ObjectPath path(Object value, Store store, CodecContext context) {
        ObjectPath path = StoredPath.of(text(value, store, context));
        StoreSpec spec = store.spec();
        for (String section : List.of(spec.hashPrefix(), spec.schemaPrefix(), Staging.SECTION)) {
            if (path.isIn(section)) {
                throw new CodecException(
                        "%s: %s lies in '%s', the part of store '%s' where DataJoint keeps objects."
                                .formatted(context, path, section, store),
                        "Keep your own files elsewhere in the store.");
            }
        }
        if (!path.isIn(spec.filepathPrefix())) {
            throw new CodecException(
                    "%s: %s does not lie in '%s', the filepath_prefix of store '%s'."
                            .formatted(context, path, spec.filepathPrefix(), store),
                    "Give the path from the root of the store: %s/...".formatted(spec.filepathPrefix()));
        }
        return path;
    }

    private static String text(Object value, Store store, CodecContext context) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof ObjectRef reference && reference.isIn(store)) {
            return reference.path();
        }
        if (value instanceof Path path) {
            String names = StreamSupport.stream(path.spliterator(), false)
                    .map(Path::toString)
                    .collect(Collectors.joining("/"));
            return path.isAbsolute() ? "/" + names : names;
        }
        throw new CodecException(
                "%s cannot hold the %s %s.".formatted(context, value.getClass().getSimpleName(), value),
                "Give a path from the root of store '%s', as a String or Path.".formatted(store));
    }
}
