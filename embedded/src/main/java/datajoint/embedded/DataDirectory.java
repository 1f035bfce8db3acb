package datajoint.embedded;

import datajoint.model.ConnectionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The folder of one server: {@code data} (the server's own files), {@code password}, {@code server.log} and a lock that
 * keeps a second program out.
 */
record DataDirectory(Path root, Lifetime lifetime) {
    /** What becomes of the folder when the server is closed. */
    enum Lifetime {
        KEPT,
        TEMPORARY
    }

    static DataDirectory kept(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        return FileWork.result("make the data directory '" + absolute + "'", () -> {
            Files.createDirectories(absolute.getParent() == null ? absolute : absolute.getParent());
            if (!Files.isDirectory(absolute)) {
                Files.createDirectory(
                        absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new DataDirectory(absolute, Lifetime.KEPT);
        });
    }

    static DataDirectory temporary(String prefix) {
        return FileWork.result(
                "make a temporary data directory",
                () -> new DataDirectory(Files.createTempDirectory(prefix), Lifetime.TEMPORARY));
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("server.log");
    }

    boolean isInitialised() {
        return Files.isRegularFile(complete());
    }

    /** Notes that {@link #data} is whole; a directory without this note is made anew. */
    void markInitialised() {
        FileWork.step("write '" + complete() + "'", () -> Files.createFile(complete()));
    }

    private Path complete() {
        return root.resolve("initialised");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** The password of this directory, made at first use and readable by its owner only. */
    String password() {
        Path file = passwordFile();
        return FileWork.result("read or write '" + file + "'", () -> {
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().encodeToString(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
            return password;
        });
    }

    /** Keeps other programs out until the lock is closed. */
    FileChannel lock() {
        Path file = lockFile();
        FileChannel channel = FileWork.result(
                "open '" + file + "'",
                () -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (FileWork.result("lock '" + file + "'", () -> tryLock(channel)).isEmpty()) {
            FileWork.step("close '" + file + "'", channel::close);
            throw new ConnectionException(
                    "The data directory '%s' is in use by another program.".formatted(root),
                    "Stop that program, or give this one a directory of its own.");
        }
        return channel;
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }
}
