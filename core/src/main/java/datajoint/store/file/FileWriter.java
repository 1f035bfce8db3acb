package datajoint.store.file;

import datajoint.store.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Writes files so that each appears whole. */
final class FileWriter {
    /** What a killed program leaves has this at its end. */
    static final String UNFINISHED = ".datajoint-part";

    private static final int MOST_TRIES = 100;

    private final Root root;

    FileWriter(Root root) {
        this.root = root;
    }

    /** Gives a finished file its name; false if there is one of this name that shall stay. */
    @FunctionalInterface
    interface Naming {
        boolean name(Path finished, Path file) throws IOException;
    }

    static boolean replace(Path finished, Path file) throws IOException {
        Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Of several that link, one succeeds. Of those that rename, which must do where there are no links, the last one. */
    static boolean link(Path finished, Path file) throws IOException {
        try {
            Files.createLink(file, finished);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moveIfAbsent(finished, file);
        }
    }

    static boolean moveIfAbsent(Path finished, Path file) throws IOException {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS) && replace(finished, file);
    }

    boolean write(Path file, Content content, Naming naming) throws IOException {
        Path unfinished = file.resolveSibling("." + UUID.randomUUID() + UNFINISHED);
        try (FileChannel channel = create(unfinished)) {
            content.writeTo(channel);
            requireSize(channel.size(), content.size());
            channel.force(false);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        try {
            return naming.name(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Makes a file young; false if it is gone. */
    boolean touch(Path file, Instant now) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            // Only its owner may set the time of a file; whoever may write in the folder may put a copy in its place.
            return write(file, Content.of(file), FileWriter::replace);
        }
    }

    /** Makes a folder, while another thread may prune it or those above it. */
    static Path folder(Path folder) throws IOException {
        for (int i = 1; !Files.isDirectory(folder); i++) {
            try {
                Files.createDirectories(folder);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (i == MOST_TRIES) {
                    throw e;
                }
            }
        }
        return folder;
    }

    /** Gives a file another name, in a folder that may have to be made. */
    static void rename(Path file, Path target) throws IOException {
        for (int i = 1; ; i++) {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                if (i == MOST_TRIES || !Files.exists(file)) {
                    throw e;
                }
                folder(parent(target));
            }
        }
    }

    /** Removes folders that have become empty, but not the store, and no link to a folder. */
    void prune(Path file) throws IOException {
        Path folder = parent(file);
        while (!folder.equals(root.folder()) && folder.startsWith(root.folder())) {
            try {
                if (Files.isSymbolicLink(folder) || Files.isRegularFile(folder)) {
                    return;
                }
                Files.deleteIfExists(folder);
            } catch (FileSystemException e) {
                // It is not empty, or not ours; an empty folder does no harm.
                return;
            }
            folder = parent(folder);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent(), "the folder of a store");
    }

    /** Another thread may prune the folder between the moment when we make it and the one when we use it. */
    private static FileChannel create(Path file) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                if (i == MOST_TRIES) {
                    throw e;
                }
                folder(parent(file));
            }
        }
    }

    private static void requireSize(long written, long expected) throws IOException {
        if (written != expected) {
            throw new IOException("%d bytes came, not the %d that were announced".formatted(written, expected));
        }
    }
}
