package datajoint.migrate.convert;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment of a legacy column, taken apart.
 *
 * @param mark what stands between two colons at the start: {@code uuid}, {@code blob@raw}, the name of an adapter
 */
record LegacyMark(Optional<String> mark, String comment) {
    private static final Pattern MARKED = Pattern.compile(":([^:]+):(.*)", Pattern.DOTALL);

    static LegacyMark of(String stored) {
        Matcher matcher = MARKED.matcher(stored);
        return matcher.matches()
                ? new LegacyMark(Optional.of(matcher.group(1).strip()), matcher.group(2))
                : new LegacyMark(Optional.empty(), stored);
    }
}
