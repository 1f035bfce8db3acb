package datajoint.settings;

import datajoint.model.ConfigException;
import datajoint.model.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores that are configured. */
public record StoresSettings(Settings settings) {

    public List<String> names() {
        return List.copyOf(StoreNames.of(settings.keys()));
    }

    /** The name of the store that {@code <blob@>} means. */
    public Optional<String> defaultName() {
        return text("stores.default");
    }

    /** The name of the store that {@code <filepath@>} means. */
    public Optional<String> filepathDefaultName() {
        return text("stores.filepath_default");
    }

    /** @throws ConfigException if no default is configured or it is not complete */
    public StoreSpec defaultSpec() {
        return defaultSpec(List.of());
    }

    /** @param plugins the protocols there are beside the built-in ones */
    public StoreSpec defaultSpec(List<String> plugins) {
        return spec(
                defaultName()
                        .orElseThrow(() -> new ConfigException(
                                "stores.default is not set.",
                                "Set it to the name of a store, or name one in the definition: <blob@main>.")),
                plugins);
    }

    public StoreSpec filepathDefaultSpec() {
        return filepathDefaultSpec(List.of());
    }

    /** @param plugins the protocols there are beside the built-in ones */
    public StoreSpec filepathDefaultSpec(List<String> plugins) {
        return spec(
                filepathDefaultName()
                        .orElseThrow(() -> new ConfigException(
                                "stores.filepath_default is not set.",
                                "Set it to the name of a store, or name one in the definition: <filepath@raw>.")),
                plugins);
    }

    public StoreSpec spec(String name) {
        return spec(name, List.of());
    }

    /** @param plugins the protocols there are beside the built-in ones */
    public StoreSpec spec(String name, List<String> plugins) {
        List<String> attributes = attributes(name);
        if (attributes.isEmpty()) {
            throw new ConfigException(
                    "There is no store '%s'; the stores are %s.".formatted(name, names()),
                    Nearest.hint(name, names(), "Add stores.%s to datajoint.json.".formatted(name)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String attribute : attributes) {
            settings.value("stores." + name + "." + attribute).ifPresent(value -> values.put(attribute, value));
        }
        if (!(values.get("protocol") instanceof String protocol)) {
            throw new ConfigException(
                    "stores.%s.protocol is not set.".formatted(name),
                    "Set it to one of %s.".formatted(StoreAttributes.protocols()));
        }
        StoreSpec spec = new StoreSpec(name, protocol, values);
        StoreCheck.complete(spec, plugins);
        return spec;
    }

    List<String> attributes(String name) {
        String prefix = "stores." + name + ".";
        return settings.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private Optional<String> text(String key) {
        return settings.value(key).map(String.class::cast);
    }
}
