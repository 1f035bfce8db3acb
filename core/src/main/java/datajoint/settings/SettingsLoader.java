package datajoint.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the layers, weakest first, since the environment's stores are named by what lies below. */
final class SettingsLoader {
    private final SettingsSource source;
    private final List<String> notes = new ArrayList<>();
    private final Map<Layer, Map<String, Entry>> layers = new EnumMap<>(Layer.class);

    SettingsLoader(SettingsSource source) {
        this.source = source;
    }

    Settings load() {
        Optional<Path> folder = ignoresFiles() ? Optional.empty() : ProjectFolder.find(source.workingFolder());
        layers.put(Layer.SECRETS, secrets(folder));
        layers.put(Layer.FILE, file(folder));
        Set<String> stores = new LinkedHashSet<>();
        layers.values().forEach(entries -> stores.addAll(StoreNames.of(entries.keySet())));
        layers.put(Layer.ENVIRONMENT, EnvironmentLayer.read(source.environment(), stores, notes));
        dropReplacedStores();
        noteHiddenSecrets();
        return Settings.of(layers, notes, folder);
    }

    private boolean ignoresFiles() {
        Map<String, Entry> environment = EnvironmentLayer.read(source.environment(), Set.of(), new ArrayList<>());
        return Optional.ofNullable(environment.get(SettingKeys.IGNORE_CONFIG_FILE.name()))
                .filter(entry -> entry.value().equals(true))
                .isPresent();
    }

    private Map<String, Entry> secrets(Optional<Path> folder) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.isDirectory(source.systemSecrets())) {
            entries.putAll(SecretsFolder.read(source.systemSecrets(), notes));
        }
        folder.map(project -> project.resolve(ProjectFolder.SECRETS))
                .filter(Files::isDirectory)
                .ifPresent(secrets -> entries.putAll(SecretsFolder.read(secrets, notes)));
        return entries;
    }

    private Map<String, Entry> file(Optional<Path> folder) {
        Optional<Path> file =
                folder.map(project -> project.resolve(ProjectFolder.FILE)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new LinkedHashMap<>();
        }
        String name = file.get().toString();
        Admission admission = new Admission(new Origin(Layer.FILE, name))
                .admitAll(Flatten.of("", JsonTree.object(TextFile.read(file.get()), name), name));
        notes.addAll(admission.notes());
        return admission.entries();
    }

    /** {@code DJ_STORES} stands for the whole block of the file, as in Python; secrets still add to it. */
    private void dropReplacedStores() {
        boolean replaced = layer(Layer.ENVIRONMENT).values().stream()
                .anyMatch(entry -> entry.origin().where().equals("DJ_STORES"));
        if (replaced) {
            layer(Layer.FILE).keySet().removeIf(key -> key.startsWith("stores."));
        }
    }

    private void noteHiddenSecrets() {
        layer(Layer.SECRETS).forEach((key, secret) -> {
            Entry stronger = layer(Layer.FILE).get(key);
            if (stronger != null && !stronger.value().equals(secret.value())) {
                notes.add("%s: %s is not used, because %s gives it too."
                        .formatted(secret.origin(), key, stronger.origin()));
            }
        });
    }

    private Map<String, Entry> layer(Layer layer) {
        return layers.getOrDefault(layer, Map.of());
    }
}
