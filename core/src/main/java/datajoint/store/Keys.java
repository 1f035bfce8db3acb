package datajoint.store;

import java.util.Optional;

/**
 * The names of objects in a bucket of which a store has a part.
 *
 * @param location what all names begin with, as it stands, so that {@code a/} gives {@code a//x} as in Python; "" for the
 *     whole bucket
 */
public record Keys(String location) {
    public String key(ObjectPath path) {
        return location.isEmpty() ? path.text() : location + "/" + path.text();
    }

    /** What the names of all objects in a folder begin with; "" for the whole store. */
    public String folder(String folder) {
        String prefix = location.isEmpty() || folder.isEmpty() ? location + folder : location + "/" + folder;
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** Empty for a name that no path has, such as the markers that some programs leave for folders. */
    public Optional<ObjectPath> path(String key) {
        String text = key.substring(location.isEmpty() ? 0 : location.length() + 1);
        return ObjectPath.isValid(text) ? Optional.of(ObjectPath.of(text)) : Optional.empty();
    }
}
