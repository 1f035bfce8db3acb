package datajoint.settings;

import datajoint.model.ConfigException;
import datajoint.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks keys and values of one source, and gives them their types. */
final class Admission {
    /** Keys of older versions, or of Python's documentation, that never did anything in 2.x. */
    private static final List<String> RETIRED = List.of(
            "cache",
            "enable_python_native_blobs",
            "fetch_format",
            "connection.init_function",
            "jobs.version",
            "database.prefix",
            "filepath_checksum_size_limit",
            "add_hidden_timestamp");

    private final Origin origin;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Admission(Origin origin) {
        this.origin = origin;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    List<String> notes() {
        return notes;
    }

    Admission admitAll(Map<String, ? extends @Nullable Object> flat) {
        flat.forEach(this::admit);
        return this;
    }

    void admit(String key, @Nullable Object value) {
        if (RETIRED.contains(key)) {
            notes.add("%s: %s has no meaning in 2.x and is not read.".formatted(origin, key));
            return;
        }
        ValueType<?> type = type(key);
        if (value == null) {
            requireOptional(key, type);
            return;
        }
        Object typed = type.read(value).orElseThrow(() -> wrongValue(key, type, value));
        entries.put(key, new Entry(typed, origin));
    }

    private ValueType<?> type(String key) {
        Optional<SettingKey<?>> known = SettingKeys.find(key);
        if (known.isPresent()) {
            return known.get().type();
        }
        if (key.startsWith("custom.")) {
            return KeyNames.tellsSecret(key) ? ValueType.SECRET : ValueType.ANY;
        }
        if (key.startsWith("stores.")) {
            return storeType(key);
        }
        throw unknown(key);
    }

    private ValueType<?> storeType(String key) {
        String[] parts = key.split("\\.", 3);
        if (parts.length == 3) {
            return StoreAttributes.type(parts[2]);
        }
        if (parts[1].equals("default") || parts[1].equals("filepath_default")) {
            return ValueType.TEXT;
        }
        throw new ConfigException(
                "%s: %s has to be a JSON object.".formatted(origin, key),
                "Write {\"protocol\": \"file\", \"location\": ...}.");
    }

    private ConfigException unknown(String key) {
        List<String> names = SettingKeys.names();
        String last = key.substring(key.lastIndexOf('.') + 1);
        String advice = names.stream()
                .filter(name -> name.endsWith("." + last))
                .findFirst()
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(() -> SettingKeys.isGroup(key)
                        ? "It is a group: give it an object, or one of its keys."
                        : Nearest.hint(
                                key,
                                names,
                                "Put keys of your own under 'custom'; docs/configuration.md lists all others."));
        return new ConfigException("%s: there is no key '%s'.".formatted(origin, key), advice);
    }

    private void requireOptional(String key, ValueType<?> type) {
        boolean needed = SettingKeys.find(key)
                .filter(known -> known.defaultValue().isPresent())
                .isPresent();
        if (needed) {
            throw new ConfigException(
                    "%s: %s is null; it has to be %s.".formatted(origin, key, type.expected()),
                    "Give a value, or leave the key out.");
        }
    }

    private ConfigException wrongValue(String key, ValueType<?> type, Object value) {
        String shown = type.equals(ValueType.SECRET)
                ? "The value of " + key
                : "%s is %s; it".formatted(key, value instanceof String ? "'" + value + "'" : value);
        return new ConfigException("%s: %s has to be %s.".formatted(origin, shown, type.expected()), "Mend it there.");
    }
}
