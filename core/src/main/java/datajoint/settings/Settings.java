package datajoint.settings;

import datajoint.model.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All settings, immutable. For every key the order is the same: what the program set, then the environment, then
 * {@code datajoint.json}, then the secrets, then the default.
 */
public final class Settings {
    private final Map<Layer, Map<String, Entry>> layers;
    private final List<String> notes;
    private final Optional<Path> folder;

    private Settings(Map<Layer, Map<String, Entry>> layers, List<String> notes, Optional<Path> folder) {
        this.layers = layers;
        this.notes = List.copyOf(notes);
        this.folder = folder;
        StoreCheck.names(this);
    }

    static Settings of(Map<Layer, Map<String, Entry>> layers, List<String> notes, Optional<Path> folder) {
        Map<Layer, Map<String, Entry>> copy = new EnumMap<>(Layer.class);
        layers.forEach((layer, entries) -> copy.put(layer, Collections.unmodifiableMap(new LinkedHashMap<>(entries))));
        return new Settings(copy, notes, folder);
    }

    /** @throws ConfigException that names the file and the key, if a key or a value is wrong */
    public static Settings load(SettingsSource source) {
        return new SettingsLoader(source).load();
    }

    /** The defaults alone: no file and no variable is read. */
    public static Settings defaults() {
        return of(Map.of(), List.of(), Optional.empty());
    }

    /** The value of a key, {@code database.port} or {@code stores.main.location}; empty if it is not set. */
    public Optional<Object> value(String key) {
        requireKnown(key);
        return key.equals(SettingKeys.PORT.name())
                ? Optional.of(database().port())
                : entry(key).map(Entry::value);
    }

    public <T> Optional<T> value(SettingKey<T> key) {
        return value(key.name()).map(key.type().javaType()::cast);
    }

    /** The same settings with one value set by the program. An object sets all the keys it holds. */
    public Settings with(String key, Object value) {
        Objects.requireNonNull(value, "value");
        Admission admission = new Admission(Origin.RUNTIME);
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put(key, value);
        admission.admitAll(Flatten.of("", nested, "The program"));
        Map<String, Entry> runtime = new LinkedHashMap<>(layer(Layer.RUNTIME));
        runtime.putAll(admission.entries());
        return withRuntime(runtime);
    }

    public <T> Settings with(SettingKey<T> key, T value) {
        return with(key.name(), value);
    }

    /** The same settings without what the program set for a key. */
    public Settings without(String key) {
        Map<String, Entry> runtime = new LinkedHashMap<>(layer(Layer.RUNTIME));
        runtime.remove(key);
        return withRuntime(runtime);
    }

    /** Where the value of a key comes from. */
    public Explanation explain(String key) {
        requireKnown(key);
        if (key.equals(SettingKeys.PORT.name())) {
            return DatabaseSettings.explainPort(this);
        }
        return entry(key)
                .map(entry -> new Explanation(key, entry.shown(key), entry.origin()))
                .orElse(new Explanation(key, "", Origin.DEFAULT));
    }

    /** All keys in the order of the documentation, then stores and the user's own. */
    public List<Explanation> explain() {
        return keys().stream().map(this::explain).toList();
    }

    public DatabaseSettings database() {
        return new DatabaseSettings(this);
    }

    public DisplaySettings display() {
        return new DisplaySettings(this);
    }

    public JobsSettings jobs() {
        return new JobsSettings(this);
    }

    public StoresSettings stores() {
        return new StoresSettings(this);
    }

    public boolean safemode() {
        return require(SettingKeys.SAFEMODE);
    }

    public String logLevel() {
        return require(SettingKeys.LOG_LEVEL);
    }

    public Path downloadPath() {
        return Path.of(require(SettingKeys.DOWNLOAD_PATH));
    }

    public Optional<Path> queryCache() {
        return value(SettingKeys.QUERY_CACHE).map(Path::of);
    }

    /** What is no error but worth a word: keys without meaning, secrets that a file hides, near misses. */
    public List<String> notes() {
        return notes;
    }

    /** What has to be mended before a server can be asked and every store used. */
    public List<ConfigException> errors() {
        List<ConfigException> errors = new ArrayList<>(StoreCheck.errors(stores()));
        if (database().user().isEmpty()) {
            errors.add(new ConfigException(
                    "database.user is not set.", "Set DJ_USER, or database.user in .secrets/datajoint.json."));
        }
        return errors;
    }

    /** The folder with {@code datajoint.json} or {@code .secrets/}, if there is one. */
    public Optional<Path> folder() {
        return folder;
    }

    <T> T require(SettingKey<T> key) {
        return value(key)
                .orElseThrow(() -> new ConfigException(
                        "%s is not set.".formatted(key),
                        "Set it in datajoint.json or as %s."
                                .formatted(key.variables().get(0))));
    }

    Optional<Entry> entry(String key) {
        for (Layer layer : Layer.values()) {
            Entry entry = layer(layer).get(key);
            if (entry != null) {
                return Optional.of(entry);
            }
        }
        return SettingKeys.find(key).flatMap(SettingKey::defaultValue).map(value -> new Entry(value, Origin.DEFAULT));
    }

    /** Every known key, and every other that is set. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(SettingKeys.names());
        layers.values().stream()
                .flatMap(entries -> entries.keySet().stream())
                .sorted()
                .forEach(keys::add);
        return keys;
    }

    private Settings withRuntime(Map<String, Entry> runtime) {
        Map<Layer, Map<String, Entry>> changed = new EnumMap<>(Layer.class);
        changed.putAll(layers);
        changed.put(Layer.RUNTIME, runtime);
        return of(changed, notes, folder);
    }

    private Map<String, Entry> layer(Layer layer) {
        return layers.getOrDefault(layer, Map.of());
    }

    private static void requireKnown(String key) {
        boolean isOpen = Stream.of("stores.", "custom.").anyMatch(key::startsWith);
        if (!isOpen && SettingKeys.find(key).isEmpty()) {
            throw new ConfigException(
                    "There is no key '%s'.".formatted(key),
                    datajoint.model.Nearest.hint(key, SettingKeys.names(), "docs/configuration.md lists them all."));
        }
    }

    /** All values that are not the default's; secrets are masked. */
    @Override
    public String toString() {
        return explain().stream()
                .filter(explanation -> explanation.origin().layer() != Layer.DEFAULT)
                .toList()
                .toString();
    }
}
