package datajoint.embedded;

import datajoint.model.ConnectionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * As whom a server runs. PostgreSQL refuses to run as root: then it runs in a user namespace, where it sees itself as
 * another user and the files keep their owner; where the system forbids namespaces, it runs as {@code nobody}, who gets
 * the data directory.
 */
enum SystemUser {
    SELF(""),
    NAMESPACE("unshare --user --map-user=1000 --map-group=1000"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final int NOBODY_ID = 65534;

    private final String prefix;

    SystemUser(String prefix) {
        this.prefix = prefix;
    }

    /** A user that is not root. */
    static SystemUser notRoot() {
        if (!isRoot()) {
            return SELF;
        }
        return Command.of(NAMESPACE.words("true")).succeeds() ? NAMESPACE : NOBODY;
    }

    static boolean isRoot() {
        return FileWork.result(
                        "find out who runs this program", () -> Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .equals(0);
    }

    /** Whether folders that are closed to other users, such as root's home, are closed to the server too. */
    boolean needsOpenFolders() {
        return this == NOBODY;
    }

    String[] words(String... command) {
        return Stream.concat(Stream.of(prefix.split(" ")).filter(word -> !word.isEmpty()), Stream.of(command))
                .toArray(String[]::new);
    }

    /** Gives a file or folder to this user. */
    void own(Path path) {
        if (this == NOBODY) {
            FileWork.step("give '" + path + "' to nobody", () -> {
                Files.setAttribute(path, "unix:uid", NOBODY_ID);
                Files.setAttribute(path, "unix:gid", NOBODY_ID);
            });
        }
    }

    /** @throws ConnectionException if this user cannot reach the folder */
    void requireReach(Path folder) {
        if (needsOpenFolders()
                && !Command.of(words("test", "-x", folder.toString())).succeeds()) {
            throw new ConnectionException(
                    "PostgreSQL does not run as root, and the user nobody cannot reach '%s'.".formatted(folder),
                    "Choose a folder that other users may enter, such as one in /var/tmp, or do not run as root.");
        }
    }
}
