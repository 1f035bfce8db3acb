package datajoint.store.file;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import datajoint.store.StoredObject;
import datajoint.store.Swept;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects as files. Written beside their place, forced to disk, then renamed, so that none is ever half there. */
final class FileStorage implements Storage {
    private final String store;
    private final Root root;
    private final Clock clock;
    private final FileWriter writer;

    FileStorage(String store, Root root, Clock clock) {
        this.store = store;
        this.root = root;
        this.clock = clock;
        this.writer = new FileWriter(root);
    }

    @Override
    public void put(ObjectPath path, Content content) {
        doing("written", path, () -> {
            writer.write(root.resolve(path), content, FileWriter::replace);
            return true;
        });
    }

    @Override
    public boolean putIfAbsent(ObjectPath path, Content content) {
        return doing("written", path, () -> {
            Path file = root.resolve(path);
            boolean isThere = attributes(file).isPresent();
            boolean written = !isThere && writer.write(file, content, FileWriter::link);
            if (!written && Files.isDirectory(file)) {
                throw new IOException("a folder has this name");
            }
            return written;
        });
    }

    @Override
    public Optional<StoredObject> find(ObjectPath path) {
        return doing("found", path, () -> {
            return attributes(root.resolve(path)).map(found -> object(path, found));
        });
    }

    @Override
    public boolean isFolder(ObjectPath path) {
        return Files.isDirectory(root.resolve(path));
    }

    @Override
    public InputStream read(ObjectPath path) {
        return doing("read", path, () -> Files.newInputStream(regular(path)));
    }

    @Override
    public byte[] readAll(ObjectPath path) {
        return doing("read", path, () -> Files.readAllBytes(regular(path)));
    }

    @Override
    public InputStream read(ObjectPath path, long from, long length) {
        return doing("read", path, () -> {
            FileChannel channel = FileChannel.open(regular(path));
            channel.position(from);
            return new BoundedStream(Channels.newInputStream(channel), length);
        });
    }

    @Override
    public Stream<StoredObject> list(String folder) {
        return new FileTree(root)
                .files(folder.isEmpty() ? root.folder() : root.resolve(ObjectPath.of(folder)))
                .filter(found -> !UnfinishedFiles.isOurs(found.file()))
                .flatMap(found -> root.pathOf(found.file()).map(path -> object(path, found.attributes())).stream());
    }

    @Override
    public void delete(ObjectPath path) {
        doing("deleted", path, () -> {
            Path file = root.resolve(path);
            if (!Files.isDirectory(file)) {
                Files.deleteIfExists(file);
                writer.prune(file);
            }
            return true;
        });
    }

    @Override
    public void move(ObjectPath from, ObjectPath to) {
        doing("moved", from, () -> {
            Path source = regular(from);
            Path target = root.resolve(to);
            FileWriter.rename(source, target);
            writer.prune(source);
            return true;
        });
    }

    @Override
    public boolean touch(ObjectPath path) {
        return doing("touched", path, () -> {
            Path file = root.resolve(path);
            return attributes(file).isPresent() && writer.touch(file, clock.instant());
        });
    }

    @Override
    public Optional<Path> localFile(ObjectPath path) {
        Path file = root.resolve(path);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public Optional<Path> localFolder(ObjectPath path) {
        return doing("made", path, () -> Optional.of(FileWriter.folder(root.resolve(path))));
    }

    @Override
    public Swept sweepUnfinished(Instant olderThan) {
        return new UnfinishedFiles(root).remove(olderThan);
    }

    @Override
    public String url(ObjectPath path) {
        return root.resolve(path).toUri().toString();
    }

    @Override
    public void close() {
        // Files are closed one by one.
    }

    private static StoredObject object(ObjectPath path, BasicFileAttributes attributes) {
        return new StoredObject(
                path, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private Path regular(ObjectPath path) throws IOException {
        Path file = root.resolve(path);
        if (attributes(file).isEmpty()) {
            throw new MissingObjectException(store, path);
        }
        return file;
    }

    /** Empty if there is no such file. What cannot be seen, for want of rights for example, is not taken for missing. */
    private Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (root.hasFileAbove(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Something to do with files. */
    @FunctionalInterface
    private interface FileWork<T> {
        T run() throws IOException;
    }

    private <T> T doing(String done, ObjectPath path, FileWork<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException e) {
            if (!Files.exists(root.folder())) {
                throw failure(done, path, "the folder %s is gone".formatted(root.folder()), e);
            }
            throw new MissingObjectException(store, path);
        } catch (IOException e) {
            throw failure(done, path, e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
    }

    private StoreException failure(String done, ObjectPath path, String reason, IOException e) {
        return new StoreException(
                "Store '%s': %s could not be %s: %s.".formatted(store, path, done, reason),
                "Look at the folder %s: its rights, its room, its names.".formatted(root.folder()),
                e);
    }
}
