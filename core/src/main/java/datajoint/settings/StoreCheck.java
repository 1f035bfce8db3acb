package datajoint.settings;

import datajoint.model.ConfigException;
import datajoint.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong with the entries of stores. */
final class StoreCheck {
    private StoreCheck() {}

    /** Every attribute has to be one of its protocol. What is missing shows only when the store is used. */
    static void names(Settings settings) {
        for (String store : settings.stores().names()) {
            Optional<String> protocol =
                    settings.entry(key(store, "protocol")).map(entry -> String.valueOf(entry.value()));
            protocol.filter(StoreAttributes::isBuiltIn).ifPresent(known -> requireKnown(settings, store, known));
        }
    }

    private static void requireKnown(Settings settings, String store, String protocol) {
        List<String> known = StoreAttributes.of(protocol);
        for (String attribute : settings.stores().attributes(store)) {
            if (!known.contains(attribute)) {
                throw new ConfigException(
                        "%s: a store of protocol %s has no '%s'."
                                .formatted(at(settings, store, attribute), protocol, key(store, attribute)),
                        Nearest.hint(attribute, known, "It may have %s.".formatted(known)));
            }
        }
    }

    static void complete(StoreSpec spec, List<String> plugins) {
        if (!StoreAttributes.isBuiltIn(spec.protocol()) && !plugins.contains(spec.protocol())) {
            List<String> protocols = StoreAttributes.protocols();
            throw new ConfigException(
                    "stores.%s.protocol is '%s'; the protocols are %s%s."
                            .formatted(
                                    spec.name(),
                                    spec.protocol(),
                                    protocols,
                                    plugins.isEmpty() ? "" : " and " + plugins),
                    Nearest.hint(spec.protocol(), protocols, "Add the plug-in that brings this protocol."));
        }
        List<String> missing = StoreAttributes.required(spec.protocol()).stream()
                .filter(attribute -> spec.text(attribute).isEmpty())
                .map(attribute -> key(spec.name(), attribute))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "A store of protocol %s needs %s.".formatted(spec.protocol(), String.join(" and ", missing)),
                    "Set it in datajoint.json.");
        }
        prefixes(spec);
        LayoutCheck.require(spec);
        LayoutCheck.requireBoth(spec, "access_key", "secret_key");
    }

    /** What is wrong with the stores that are configured, and with the names of the default ones. */
    static List<ConfigException> errors(StoresSettings stores) {
        Set<String> names = new LinkedHashSet<>(stores.names());
        stores.defaultName().ifPresent(names::add);
        stores.filepathDefaultName().ifPresent(names::add);
        List<ConfigException> errors = new ArrayList<>();
        for (String name : names) {
            try {
                stores.spec(name);
            } catch (ConfigException error) {
                errors.add(error);
            }
        }
        return errors;
    }

    /** What one section keeps must never lie inside another. */
    private static void prefixes(StoreSpec spec) {
        List<String> names = List.of("hash_prefix", "schema_prefix", "filepath_prefix");
        for (String one : names) {
            for (String other : names) {
                String inner = spec.prefix(one);
                String outer = spec.prefix(other);
                if (!one.equals(other)
                        && !inner.isEmpty()
                        && !outer.isEmpty()
                        && (inner + "/").startsWith(outer + "/")) {
                    throw new ConfigException(
                            "stores.%s: %s '%s' lies inside %s '%s'.".formatted(spec.name(), one, inner, other, outer),
                            "Give each section a folder of its own.");
                }
            }
        }
    }

    private static Origin at(Settings settings, String store, String attribute) {
        return settings.entry(key(store, attribute)).map(Entry::origin).orElse(Origin.DEFAULT);
    }

    private static String key(String store, String attribute) {
        return "stores." + store + "." + attribute;
    }
}
