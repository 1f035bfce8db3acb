package datajoint.store;

import datajoint.model.StoreException;
import java.nio.charset.StandardCharsets;

/**
 * The name of an object in a store: names joined with {@code /}, relative to the store's location. Never leads out of it:
 * no empty name, no {@code .} or {@code ..}, no slash at either end, no backslash, no zero byte.
 *
 * @param text of at most 4096 bytes
 */
public record ObjectPath(String text) implements Comparable<ObjectPath> {
    private static final int MOST_BYTES = 4096;

    public ObjectPath {
        String problem = problem(text);
        if (!problem.isEmpty()) {
            throw new StoreException(
                    "'%s' is no path of an object: %s.".formatted(shown(text), problem),
                    "Give a path below the store's location, such as raw/day1/scan.tif.");
        }
    }

    public static ObjectPath of(String text) {
        return new ObjectPath(text);
    }

    /** Whether a text can be a path; where other programs write, there are names that cannot. */
    public static boolean isValid(String text) {
        return problem(text).isEmpty();
    }

    /** A path below this one. */
    public ObjectPath resolve(String below) {
        return new ObjectPath(text + "/" + below);
    }

    /** A path that has this one as its beginning, letter by letter: {@code a/b} and {@code .json} give {@code a/b.json}. */
    public ObjectPath withSuffix(String suffix) {
        return new ObjectPath(text + suffix);
    }

    /** The last name. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** True if this is the folder, or lies in it at any depth; everything lies in the folder "". */
    public boolean isIn(String folder) {
        return folder.isEmpty() || text.equals(folder) || text.startsWith(folder + "/");
    }

    @Override
    public int compareTo(ObjectPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String problem(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.indexOf('\0') >= 0) {
            return "it has a zero byte";
        }
        if (text.indexOf('\\') >= 0) {
            return "it has a backslash";
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "it is longer than %d bytes".formatted(MOST_BYTES);
        }
        for (String name : text.split("/", -1)) {
            if (name.isEmpty()) {
                return "it begins or ends with a slash, or has two in a row";
            }
            if (name.equals(".") || name.equals("..")) {
                return "it has the name '%s'".formatted(name);
            }
        }
        return "";
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}
