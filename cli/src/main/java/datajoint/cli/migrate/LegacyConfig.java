package datajoint.cli.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.ConfigException;
import datajoint.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stores in a {@code dj_local_conf.json} of 0.14, or of older releases, which wrote {@code external-raw}.
 *
 * @param folder of the file: where relative locations begin
 * @param stores by their names without {@code external-}; "" for 0.11's {@code external}
 */
record LegacyConfig(Path folder, Map<String, JsonNode> stores) {
    private static final String OLD = "external";
    private static final List<String> COPIED = List.of("protocol", "endpoint", "bucket", "access_key", "secret_key");

    /** @throws ConfigException if it is no JSON */
    static LegacyConfig read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(Files.readString(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new ConfigException(
                    "'%s' is no JSON: %s.".formatted(file, e.getOriginalMessage()),
                    "Give the dj_local_conf.json of the old installation.",
                    e);
        }
        Map<String, JsonNode> stores = new TreeMap<>();
        root.path("stores").properties().forEach(store -> stores.put(store.getKey(), store.getValue()));
        root.properties().forEach(entry -> {
            if (entry.getKey().equals(OLD)) {
                stores.put("", entry.getValue());
            } else if (entry.getKey().startsWith(OLD + "-")) {
                stores.put(entry.getKey().substring(OLD.length() + 1), entry.getValue());
            }
        });
        return new LegacyConfig(file.toAbsolutePath().normalize().resolveSibling(""), stores);
    }

    /** Settings with the stores that they do not have yet, at the places where 0.14 has its files. */
    Settings addTo(Settings settings, Map<String, String> names) {
        List<String> known = settings.stores().names();
        Settings result = settings;
        for (Map.Entry<String, JsonNode> store : stores.entrySet()) {
            String name = names.getOrDefault(store.getKey(), store.getKey());
            if (!name.isEmpty() && !known.contains(name)) {
                result = added(result, "stores." + name + ".", store.getValue());
            }
        }
        return result;
    }

    private Settings added(Settings settings, String prefix, JsonNode store) {
        Settings result = settings;
        for (String key : COPIED) {
            if (store.hasNonNull(key)) {
                result = result.with(prefix + key, store.get(key).asText());
            }
        }
        if (store.hasNonNull("secure")) {
            result = result.with(prefix + "secure", store.get("secure").asBoolean());
        }
        String location = store.path("location").asText("");
        boolean file = store.path("protocol").asText("").equals("file");
        return result.with(
                prefix + "location", file ? folder.resolve(location).normalize().toString() : location);
    }

    /** The lengths of folder names, of the stores that name them. */
    Map<String, List<Integer>> subfolding() {
        Map<String, List<Integer>> folders = new TreeMap<>();
        stores.forEach((name, store) -> {
            if (store.path("subfolding").isArray()) {
                List<Integer> lengths = new ArrayList<>();
                store.path("subfolding").forEach(length -> lengths.add(length.asInt()));
                folders.put(name, lengths);
            }
        });
        return folders;
    }
}
