package datajoint.codec.object;

import datajoint.codec.CodecContext;
import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.SchemaAddress;
import datajoint.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Brings content to a new place in the store, so that it goes again if its row does not come. */
final class ObjectWriter {
    private final CodecContext context;
    private final Store store;
    private final Clock clock;

    ObjectWriter(CodecContext context, Store store, Clock clock) {
        this.context = context;
        this.store = store;
        this.clock = clock;
    }

    ObjectMetadata write(ObjectContent content) {
        try {
            if (content instanceof ObjectContent.Memory memory) {
                return file(content.extension(), memory.content());
            }
            if (content instanceof ObjectContent.Stream stream) {
                return stream(stream);
            }
            if (content instanceof ObjectContent.Staged staged) {
                return staged(staged);
            }
            return local((ObjectContent.Local) content);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(
                    "%s: what is to be stored could not be read: %s.".formatted(context, e),
                    "Give content that is complete and may be read.",
                    e);
        }
    }

    private ObjectMetadata local(ObjectContent.Local content) throws IOException {
        if (Files.isDirectory(content.local())) {
            return folder(content);
        }
        Optional<String> extension = content.extension().or(() -> Optional.of(extensionOf(content.local())));
        return file(extension, Content.of(content.local()));
    }

    private ObjectMetadata file(Optional<String> extension, Content content) {
        ObjectPath path = next(extension);
        context.uncommitted().put(store, path, content);
        return ObjectMetadata.ofFile(store, path, content.size(), extension, clock.instant());
    }

    /** By way of a local file: a store may have to read it again, and wants to know its size. */
    private ObjectMetadata stream(ObjectContent.Stream content) throws IOException {
        Path file = Files.createTempFile("datajoint-", ".object");
        try {
            Files.copy(content.stream(), file, StandardCopyOption.REPLACE_EXISTING);
            return file(content.extension(), Content.of(file));
        } finally {
            LocalTree.delete(file);
        }
    }

    private ObjectMetadata folder(ObjectContent.Local content) throws IOException {
        ObjectPath path = next(content.extension());
        List<ObjectFile> files = context.stores().workers().each(LocalTree.files(content.local()), file -> {
            Content bytes = unchecked(() -> Content.of(file.file()));
            context.uncommitted().put(store, path.resolve(file.path()), bytes);
            return new ObjectFile(file.path(), bytes.size());
        });
        return withManifest(path, files, content.extension());
    }

    private ObjectMetadata staged(ObjectContent.Staged content) throws IOException {
        ObjectPath path = next(content.extension());
        if (!Files.isDirectory(content.local())) {
            long size = toDisk(content.local());
            context.uncommitted().move(store, content.place(), path);
            return ObjectMetadata.ofFile(store, path, size, content.extension(), clock.instant());
        }
        List<LocalTree.LocalFile> written = LocalTree.filesWithoutLinks(content.local());
        List<ObjectFile> files = context.stores().workers().each(written, file -> {
            long size = unchecked(() -> toDisk(file.file()));
            context.uncommitted().move(store, content.place().resolve(file.path()), path.resolve(file.path()));
            return new ObjectFile(file.path(), size);
        });
        return withManifest(path, files, content.extension());
    }

    /** Something that reads a local file. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever wrote the file need not have waited for the disk; the row must not be there before the file is. */
    private static long toDisk(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.force(false);
            return channel.size();
        }
    }

    /** The manifest comes last: a folder that has one is complete. */
    private ObjectMetadata withManifest(ObjectPath folder, List<ObjectFile> files, Optional<String> extension) {
        Manifest manifest = new Manifest(files, ObjectMetadata.timestamp(clock.instant()));
        context.uncommitted().put(store, Manifest.pathOf(folder), manifest.content());
        return ObjectMetadata.ofFolder(store, folder, manifest, extension, clock.instant());
    }

    private ObjectPath next(Optional<String> extension) {
        return SchemaAddress.next(
                store.spec(), context.table(), context.key(), context.attribute(), extension.orElse(""));
    }

    /** As Python cuts it: the last dot and what follows, unless the name begins there. */
    private static String extensionOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1 ? "" : name.substring(dot);
    }
}
