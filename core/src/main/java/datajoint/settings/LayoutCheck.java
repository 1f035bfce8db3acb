package datajoint.settings;

import datajoint.model.ConfigException;
import java.util.List;
import java.util.regex.Pattern;

/** Sees that the paths of a store can be made as its settings say. */
final class LayoutCheck {
    private static final int LETTERS_OF_A_HASH = 26;
    private static final Pattern MARK = Pattern.compile("\\{\\w+\\}");
    private static final Pattern PLAIN_NAMES = Pattern.compile("\\w+(/\\w+)*");

    private LayoutCheck() {}

    static void require(StoreSpec spec) {
        String store = "stores." + spec.name();
        if (spec.hashPrefix().isEmpty() && spec.schemaPrefix().isEmpty()) {
            throw new ConfigException(
                    "%s: hash_prefix and schema_prefix are both empty, so that nobody can tell the sections apart."
                            .formatted(store),
                    "Give each section a folder of its own.");
        }
        List<Integer> subfolding = spec.subfolding();
        if (subfolding.stream().anyMatch(length -> length < 1)
                || subfolding.stream().mapToInt(Integer::intValue).sum() >= LETTERS_OF_A_HASH) {
            throw new ConfigException(
                    "%s.subfolding is %s, which does not divide a hash of %d letters."
                            .formatted(store, subfolding, LETTERS_OF_A_HASH),
                    "Give small numbers, such as [2, 2].");
        }
        spec.partitionPattern().ifPresent(pattern -> requireMarks(store, pattern));
    }

    /** Python takes a pattern without braces, and ignores it. */
    private static void requireMarks(String store, String pattern) {
        if (!pattern.isEmpty() && !MARK.matcher(pattern).find()) {
            String remedy = PLAIN_NAMES.matcher(pattern).matches()
                    ? "Write " + pattern.replaceAll("\\w+", "{$0}") + "."
                    : "Write the names of key attributes in braces, such as {subject_id}/{session_date}.";
            throw new ConfigException(
                    "%s.partition_pattern '%s' names no attribute.".formatted(store, pattern), remedy);
        }
    }

    /** Of the two that only make sense together, one is not enough. */
    static void requireBoth(StoreSpec spec, String one, String other) {
        if (spec.attributes().containsKey(one) != spec.attributes().containsKey(other)) {
            throw new ConfigException(
                    "stores.%s has one of %s and %s.".formatted(spec.name(), one, other),
                    "Set both, or none to take the credentials of the machine.");
        }
    }
}
