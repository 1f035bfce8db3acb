package datajoint.gc;

import datajoint.store.ObjectPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths that rows refer to, whatever store they name: a store may be known by several names, and to spare too much is
 * no loss. Safe for threads.
 */
final class LivePaths {
    private static final String MANIFEST = ".manifest.json";

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final String location;

    /** @param location of the store, for rows that have it in front of the path */
    LivePaths(String location) {
        this.location = location.replaceAll("/+$", "");
    }

    /** @return false if the path is that of the whole store, so that nothing in it would ever be garbage */
    boolean add(String path) {
        plain(path).ifPresent(paths::add);
        if (!location.isEmpty() && path.startsWith(location + "/")) {
            plain(path.substring(location.length())).ifPresent(paths::add);
        }
        return !paths.contains("");
    }

    /** True if a row needs this object: itself, a folder that it is in, or the object whose files it lists. */
    boolean isLive(ObjectPath object) {
        String path = object.text();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (paths.contains(path.substring(0, end))) {
                return true;
            }
        }
        return path.endsWith(MANIFEST) && paths.contains(path.substring(0, path.length() - MANIFEST.length()));
    }

    long size() {
        return paths.size();
    }

    /** As the file system would understand it: other programs write paths that {@link ObjectPath} refuses. */
    private static Optional<String> plain(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }
}
