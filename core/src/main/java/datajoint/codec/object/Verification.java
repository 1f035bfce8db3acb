package datajoint.codec.object;

import datajoint.store.CorruptObjectException;
import java.util.List;

/**
 * What was found when an object was compared with what its row and its manifest say.
 *
 * @param object where it lies
 * @param missing files that are not there
 * @param resized files that are shorter or longer than they were
 * @param changed files whose content has another hash
 * @param extra files of a folder that the manifest does not list; they do no harm
 */
public record Verification(
        String object, List<String> missing, List<Resized> resized, List<String> changed, List<String> extra) {
    private static final int MOST_SHOWN = 5;

    public Verification {
        missing = List.copyOf(missing);
        resized = List.copyOf(resized);
        changed = List.copyOf(changed);
        extra = List.copyOf(extra);
    }

    /** A size that is not what it was, in bytes. */
    public record Resized(String path, long expected, long found) {
        @Override
        public String toString() {
            return "%s (%d bytes, not %d)".formatted(path, found, expected);
        }
    }

    /** True if all is there as it was. */
    public boolean isWhole() {
        return missing.isEmpty() && resized.isEmpty() && changed.isEmpty();
    }

    /** @throws CorruptObjectException if something is missing or not as it was */
    public void requireWhole() {
        if (!isWhole()) {
            throw new CorruptObjectException(
                    toString() + ".", "Bring the object back from a backup, or delete its row and make it anew.");
        }
    }

    @Override
    public String toString() {
        if (isWhole()) {
            return object + " is whole";
        }
        return object + part(" lacks ", missing) + part(" has other sizes: ", resized) + part(" changed: ", changed);
    }

    private static String part(String title, List<?> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        List<?> shown = entries.subList(0, Math.min(MOST_SHOWN, entries.size()));
        int rest = entries.size() - shown.size();
        return title + shown + (rest == 0 ? "" : " and %d more".formatted(rest)) + ";";
    }
}
