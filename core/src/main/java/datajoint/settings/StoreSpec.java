package datajoint.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The entry of one store, complete and checked.
 *
 * @param protocol in lower case
 * @param attributes all that is configured; secrets are {@link Secret}s
 */
public record StoreSpec(String name, String protocol, Map<String, Object> attributes) {
    private static final int TOKEN_LENGTH = 8;
    private static final Map<String, String> PREFIXES = Map.of("hash_prefix", "_hash", "schema_prefix", "_schema");

    public StoreSpec {
        protocol = protocol.toLowerCase(Locale.ROOT);
        attributes = Map.copyOf(attributes);
    }

    /** The root of the store: a folder, or a prefix in the bucket. */
    public String location() {
        return text("location").orElse("");
    }

    public Optional<String> text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    public Optional<Secret> secret(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast);
    }

    /** The folders that hashed objects are sorted into: the lengths of their names. */
    public List<Integer> subfolding() {
        return attributes.get("subfolding") instanceof List<?> list
                ? list.stream().map(Integer.class::cast).toList()
                : List.of();
    }

    public Optional<String> partitionPattern() {
        return text("partition_pattern");
    }

    /** The length of the random part of an object's name. */
    public int tokenLength() {
        return attributes.get("token_length") instanceof Integer length ? length : TOKEN_LENGTH;
    }

    public String hashPrefix() {
        return prefix("hash_prefix");
    }

    public String schemaPrefix() {
        return prefix("schema_prefix");
    }

    /** Where files that users bring may lie; empty for anywhere. */
    public String filepathPrefix() {
        return prefix("filepath_prefix");
    }

    /** Whether an s3 store is asked by https. */
    public boolean isSecure() {
        return !(attributes.get("secure") instanceof Boolean secure) || secure;
    }

    String prefix(String attribute) {
        return text(attribute).orElse(PREFIXES.getOrDefault(attribute, "")).replaceAll("^/+|/+$", "");
    }

    @Override
    public String toString() {
        return name
                + new TreeMap<>(attributes)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", ", "[", "]"));
    }
}
