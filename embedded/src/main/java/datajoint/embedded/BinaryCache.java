package datajoint.embedded;

import datajoint.model.ConnectionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Unpacked server binaries, kept for the next program in {@code $XDG_CACHE_HOME/datajoint} or {@code ~/.cache/datajoint}.
 * A folder appears there only when it is whole.
 */
record BinaryCache(Path root) {
    /** Fills an empty folder. */
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** The cache of the user who runs this program, in a place that the server's user can reach. */
    static BinaryCache of(SystemUser serverUser) {
        if (serverUser.needsOpenFolders()) {
            return new BinaryCache(Path.of("/var/cache/datajoint"));
        }
        Path base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return new BinaryCache(base.resolve("datajoint").toAbsolutePath());
    }

    /** The folder of this name, unpacked now where it is not there yet. */
    Path folder(String name, Unpacking unpacking) {
        requireKnownSystem();
        Path folder = root.resolve(name);
        if (!Files.isDirectory(folder)) {
            FileWork.step("unpack '" + folder + "'", () -> unpack(root, folder, unpacking));
        }
        return folder;
    }

    /** One at a time in this program, and by a lock on a file, among programs. */
    private static synchronized void unpack(Path root, Path folder, Unpacking unpacking) throws IOException {
        Files.createDirectories(root);
        Path lock = root.resolve(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!Files.isDirectory(folder)) {
                Path partial = root.resolve(folder.getFileName() + ".partial");
                FileWork.deleteTree(partial);
                Files.createDirectories(partial);
                unpacking.into(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void requireKnownSystem() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new ConnectionException(
                    "Embedded servers are for Linux on amd64; this is '%s'.".formatted(system),
                    "Start a server by other means and connect to it.");
        }
    }
}
