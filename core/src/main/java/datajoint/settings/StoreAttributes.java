package datajoint.settings;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the entry of a store may hold, by its protocol. */
final class StoreAttributes {
    private static final List<String> COMMON = List.of(
            "protocol",
            "location",
            "subfolding",
            "partition_pattern",
            "token_length",
            "hash_prefix",
            "schema_prefix",
            "filepath_prefix",
            "stage");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "file", List.of("location"),
            "memory", List.of("location"),
            "s3", List.of("endpoint", "bucket", "location"),
            "gcs", List.of("bucket", "location"),
            "azure", List.of("container", "location"));

    private static final Map<String, List<String>> OPTIONAL = Map.of(
            "file", List.of(),
            "memory", List.of(),
            "s3", List.of("access_key", "secret_key", "secure", "proxy_server"),
            "gcs", List.of("token", "project"),
            "azure", List.of("account_name", "account_key", "connection_string"));

    private static final Map<String, ValueType<?>> TYPES = Map.ofEntries(
            entry("token_length", ValueType.integer(1, Integer.MAX_VALUE)),
            entry("secure", ValueType.BOOLEAN),
            entry(
                    "subfolding",
                    new ValueType<>(
                            List.class,
                            "a list of whole numbers, such as [2, 2]",
                            given -> Optional.of(given)
                                    .filter(StoreAttributes::isWholes)
                                    .map(List.class::cast))));

    private StoreAttributes() {}

    static boolean isBuiltIn(String protocol) {
        return REQUIRED.containsKey(protocol.toLowerCase(Locale.ROOT));
    }

    static List<String> protocols() {
        return List.of("file", "memory", "s3", "gcs", "azure");
    }

    static List<String> required(String protocol) {
        return REQUIRED.getOrDefault(protocol.toLowerCase(Locale.ROOT), List.of());
    }

    /** All attributes of a built-in protocol. */
    static List<String> of(String protocol) {
        List<String> names = new ArrayList<>(COMMON);
        names.addAll(required(protocol));
        names.addAll(OPTIONAL.getOrDefault(protocol.toLowerCase(Locale.ROOT), List.of()));
        return names.stream().distinct().toList();
    }

    /** The attributes of all built-in protocols, longest names first. */
    static List<String> known() {
        return Stream.concat(protocols().stream(), Stream.of("file"))
                .flatMap(protocol -> of(protocol).stream())
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    static ValueType<?> type(String attribute) {
        if (KeyNames.tellsSecret(attribute)) {
            return ValueType.SECRET;
        }
        ValueType<?> type = TYPES.get(attribute);
        if (type != null) {
            return type;
        }
        return known().contains(attribute) ? ValueType.TEXT : ValueType.ANY;
    }

    private static boolean isWholes(Object given) {
        return given instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance);
    }
}
