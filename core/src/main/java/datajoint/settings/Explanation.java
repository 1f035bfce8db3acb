package datajoint.settings;

/**
 * A key, its value as it may be printed, and where the value comes from.
 *
 * @param value empty where the key is not set; secrets are masked
 */
public record Explanation(String key, String value, Origin origin) {
    @Override
    public String toString() {
        return "%s = %s (%s)".formatted(key, value.isEmpty() ? "not set" : value, origin);
    }
}
