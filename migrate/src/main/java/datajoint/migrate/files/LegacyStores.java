package datajoint.migrate.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stores that the settings of a legacy release describe: {@code dj_local_conf.json}. By name. */
public record LegacyStores(Map<String, LegacyStore> stores) {
    private static final String OLD = "external";
    private static final List<Integer> DEFAULT = List.of(2, 2);
    private static final JsonMapper JSON = new JsonMapper();

    public LegacyStores {
        stores = Map.copyOf(stores);
    }

    /**
     * Reads a settings file; relative locations begin at its folder, in which legacy programs ran.
     *
     * @throws MigrationException if it cannot be read
     */
    public static LegacyStores read(Path file) {
        try {
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                    .orElseThrow(() -> new IllegalArgumentException(file + " is no file"));
            return parse(Files.readString(file), folder);
        } catch (IOException e) {
            throw new MigrationException(
                    "The legacy settings %s cannot be read: %s.".formatted(file, e.getMessage()),
                    "Name the dj_local_conf.json of the lab, or leave it out if its stores have the default subfolding.",
                    e);
        }
    }

    /** @param folder where relative locations begin */
    public static LegacyStores parse(String json, Path folder) {
        Map<String, LegacyStore> found = new TreeMap<>();
        JsonNode settings = parsed(json);
        // 0.11 had its stores among the other settings.
        settings.properties().stream()
                .filter(entry -> isOld(entry.getKey()) && entry.getValue().isObject())
                .forEach(entry -> put(found, entry.getKey(), entry.getValue(), folder));
        settings.path("stores").properties().forEach(entry -> put(found, entry.getKey(), entry.getValue(), folder));
        return new LegacyStores(found);
    }

    public Optional<LegacyStore> store(String name) {
        return Optional.ofNullable(stores.get(name));
    }

    /** The lengths of folder names by store, for the options of a plan. */
    public Map<String, List<Integer>> subfolding() {
        Map<String, List<Integer>> all = new TreeMap<>();
        stores.forEach((name, store) -> all.put(name, store.subfolding()));
        return all;
    }

    private static boolean isOld(String key) {
        return key.equals(OLD) || key.startsWith(OLD + "-");
    }

    private static void put(Map<String, LegacyStore> found, String key, JsonNode entry, Path folder) {
        String name = key.equals(OLD) ? "" : isOld(key) ? key.substring(OLD.length() + 1) : key;
        String protocol = entry.path("protocol").asText("file");
        String location = entry.path("location").asText("");
        boolean isFile = protocol.equals("file");
        found.put(
                name,
                new LegacyStore(
                        name,
                        protocol,
                        isFile ? folder.resolve(location).normalize().toString() : key(location),
                        entry.path("endpoint").asText(""),
                        entry.path("bucket").asText(""),
                        entry.path("secure").asBoolean(false),
                        subfolding(entry.path("subfolding"))));
    }

    /** A location in a bucket as legacy releases used it: without a drive of Windows, and with slashes. */
    static String key(String location) {
        String slashes = location.replace('\\', '/');
        String plain = slashes.matches("[A-Za-z]:.*") ? slashes.substring(2) : slashes;
        return plain.replaceAll("/+", "/").replaceAll("^/|/$", "");
    }

    private static List<Integer> subfolding(JsonNode node) {
        if (!node.isArray()) {
            return DEFAULT;
        }
        List<Integer> lengths = new ArrayList<>();
        node.forEach(length -> lengths.add(length.asInt()));
        return lengths;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    "The legacy settings are no JSON: %s.".formatted(e.getOriginalMessage()),
                    "Mend the file, or name another one.",
                    e);
        }
    }
}
