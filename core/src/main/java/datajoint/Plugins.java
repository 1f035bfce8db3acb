package datajoint;

import datajoint.codec.Codec;
import datajoint.model.ConfigException;
import datajoint.store.StorageProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** What the class path brings beside what the program gives. Made into a list for one instance; nothing registers itself. */
final class Plugins {
    private Plugins() {}

    static List<Codec> codecs(List<Codec> given) {
        return with(given, Codec.class);
    }

    static List<StorageProvider> storages(List<StorageProvider> given) {
        return with(given, StorageProvider.class);
    }

    /** One of a class that the program gave is not added again. */
    private static <T> List<T> with(List<T> given, Class<T> type) {
        List<T> all = new ArrayList<>(given);
        try {
            for (T found : ServiceLoader.load(type)) {
                if (all.stream().noneMatch(one -> one.getClass() == found.getClass())) {
                    all.add(found);
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new ConfigException(
                    "A plug-in on the class path cannot be used: %s.".formatted(e.getMessage()),
                    "Mend META-INF/services/%s in its jar.".formatted(type.getName()),
                    e);
        }
        return all;
    }
}
