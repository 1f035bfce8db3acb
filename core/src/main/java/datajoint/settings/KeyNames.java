package datajoint.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of keys tell. */
final class KeyNames {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(secret|password|passwd|credential|token|connection_string|sas|_key|^key|apikey)$|access_key");
    private static final Set<String> PREFIXES = Set.of("hash_prefix", "schema_prefix", "filepath_prefix");

    private KeyNames() {}

    /** {@code database.host} is {@code DJ_DATABASE_HOST}. */
    static String variable(String key) {
        return "DJ_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether an attribute of a store, or a key of the user's own, holds something that must not print. */
    static boolean tellsSecret(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return !PREFIXES.contains(last) && SECRET.matcher(last).matches();
    }
}
