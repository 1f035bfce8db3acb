package datajoint.settings;

import datajoint.model.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The environment's {@code DJ_*} variables. An empty one counts as not set; no other variable is ever read. */
final class EnvironmentLayer {
    private static final Set<String> OTHERS = Set.of("DJ_THREAD_SAFE", "DJ_LOG_STREAM", "DJ_HOME");

    private final Map<String, String> environment;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private EnvironmentLayer(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param stores the names of the stores that weaker layers have, for {@code DJ_STORES_NAME_ACCESS_KEY} */
    static Map<String, Entry> read(Map<String, String> environment, Set<String> stores, List<String> notes) {
        EnvironmentLayer layer = new EnvironmentLayer(environment);
        SettingKeys.all().forEach(layer::readKey);
        layer.readStores(stores);
        layer.noteTypingErrors(notes);
        return layer.entries;
    }

    private void readKey(SettingKey<?> key) {
        key.variables().stream()
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .findFirst()
                .ifPresent(variable -> admit(variable, key.name(), environment.get(variable)));
    }

    private void readStores(Set<String> stores) {
        String json = environment.getOrDefault("DJ_STORES", "");
        Set<String> names = new TreeSet<>(stores);
        if (!json.isBlank()) {
            Flatten.of("stores", JsonTree.object(json, "environment DJ_STORES"), "environment DJ_STORES")
                    .forEach((key, value) -> admit("DJ_STORES", key, value));
            names.addAll(StoreNames.of(entries.keySet()));
        }
        readStoreKey("stores.default");
        readStoreKey("stores.filepath_default");
        for (String name : names) {
            StoreAttributes.known().forEach(attribute -> readStoreKey("stores." + name + "." + attribute));
        }
    }

    private void readStoreKey(String key) {
        String variable = KeyNames.variable(key).replace('-', '_');
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            admit(variable, key, value);
        }
    }

    private void admit(String variable, String key, @org.jspecify.annotations.Nullable Object value) {
        Admission admission = new Admission(new Origin(Layer.ENVIRONMENT, variable));
        admission.admit(key, value);
        entries.putAll(admission.entries());
    }

    /** {@code DJ_HOTS} is no error, since a program may have variables of its own; but it is worth a word. */
    private void noteTypingErrors(List<String> notes) {
        List<String> known = SettingKeys.all().stream()
                .flatMap(key -> key.variables().stream())
                .toList();
        environment.keySet().stream()
                .filter(name -> name.startsWith("DJ_") && !name.startsWith("DJ_TEST_") && !name.startsWith("DJ_STORES"))
                .filter(name -> !OTHERS.contains(name) && !known.contains(name))
                .sorted()
                .forEach(name -> Nearest.to(name.toUpperCase(Locale.ROOT), known)
                        .ifPresent(near ->
                                notes.add("environment %s is not read; did you mean %s?".formatted(name, near))));
    }
}
