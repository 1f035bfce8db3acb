package datajoint.store.file;

import datajoint.store.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files so that each appears whole. */
final class FileWriter {
    /** What a killed program leaves has this at its end. */
    static final String UNFINISHED = ".datajoint-part";

    private static final int MOST_TRIES = 20;

    private final Root root;

    FileWriter(Root root) {
        this.root = root;
    }

    /** Gives a finished file its name. */
    @FunctionalInterface
    interface Naming {
        void name(Path finished, Path file) throws IOException;
    }

    static void replace(Path finished, Path file) throws IOException {
        Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Fails if there is such a file, which a rename would not. */
    static void link(Path finished, Path file) throws IOException {
        try {
            Files.createLink(file, finished);
            Files.delete(finished);
        } catch (UnsupportedOperationException e) {
            Files.move(finished, file);
        }
    }

    void write(Path file, Content content, Naming naming) throws IOException {
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
            naming.name(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Makes a folder, while another thread may prune those above it. */
    static Path folder(Path folder) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectories(folder);
            } catch (NoSuchFileException e) {
                if (i == MOST_TRIES) {
                    throw e;
                }
            }
        }
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
                Files.createDirectories(target.getParent());
            }
        }
    }

    /** Removes folders that have become empty, but not the store. */
    void prune(Path file) throws IOException {
        Path folder = file.getParent();
        while (folder != null && !folder.equals(root.folder()) && folder.startsWith(root.folder())) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            folder = folder.getParent();
        }
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
                Files.createDirectories(file.getParent());
            }
        }
    }

    private static void requireSize(long written, long expected) throws IOException {
        if (written != expected) {
            throw new IOException("%d bytes came, not the %d that were announced".formatted(written, expected));
        }
    }
}
