package datajoint.store;

import datajoint.model.ConfigException;
import datajoint.settings.StoreSpec;
import datajoint.settings.StoresSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stores of one instance, opened when first used. Safe for threads; a changed setting takes effect at once. */
public final class Stores implements AutoCloseable {
    private final Supplier<StoresSettings> settings;
    private final List<StorageProvider> providers;
    private final Map<StoreSpec, Store> open = new HashMap<>();
    private final Workers workers = new Workers();
    private volatile @Nullable Known known;

    public Stores(Supplier<StoresSettings> settings, List<StorageProvider> providers) {
        this.settings = settings;
        this.providers = List.copyOf(providers);
    }

    /** The names that are configured. */
    public List<String> names() {
        return settings.get().names();
    }

    /**
     * The settings of a store, which is not opened.
     *
     * @throws ConfigException if there is none of this name, or its settings are not complete
     */
    public StoreSpec spec(String name) {
        return settings.get().spec(name, protocols());
    }

    /**
     * A store by name; the default one for "" or none.
     *
     * @throws ConfigException if there is none of this name, or its settings are not complete
     */
    public Store store(Optional<String> name) {
        Known found = known();
        return found.stores()
                .computeIfAbsent(
                        name,
                        given -> open(resolve(
                                found.settings(), given, () -> found.settings().defaultSpec(protocols()))));
    }

    /** The same for {@code <filepath@>}, which has a default of its own. */
    public Store filepathStore(Optional<String> name) {
        Known found = known();
        return found.filepathStores()
                .computeIfAbsent(
                        name,
                        given -> open(resolve(
                                found.settings(), given, () -> found.settings().filepathDefaultSpec(protocols()))));
    }

    private StoreSpec resolve(StoresSettings all, Optional<String> name, Supplier<StoreSpec> byDefault) {
        return name.filter(given -> !given.isEmpty())
                .map(given -> all.spec(given, protocols()))
                .orElseGet(byDefault);
    }

    /** What was found out under the settings of now: every cell of every row asks. */
    private Known known() {
        StoresSettings now = settings.get();
        Known before = known;
        if (before == null || before.settings().settings() != now.settings()) {
            before = new Known(now, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            known = before;
        }
        return before;
    }

    /** Stores by the name that was asked for, under settings that do not change. */
    private record Known(
            StoresSettings settings,
            Map<Optional<String>, Store> stores,
            Map<Optional<String>, Store> filepathStores) {}

    /** Threads for work that waits for a store. */
    public Workers workers() {
        return workers;
    }

    private List<String> protocols() {
        return providers.stream().map(StorageProvider::protocol).toList();
    }

    private synchronized Store open(StoreSpec spec) {
        return open.computeIfAbsent(spec, key -> new Store(key, provider(key).open(key)));
    }

    private StorageProvider provider(StoreSpec spec) {
        return providers.stream()
                .filter(provider -> provider.protocol().equals(spec.protocol()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "Nothing here speaks the protocol %s of store '%s'; there are %s."
                                .formatted(spec.protocol(), spec.name(), protocols()),
                        "Add the module datajoint-store-%s to the class path.".formatted(spec.protocol())));
    }

    @Override
    public synchronized void close() {
        List<Store> all = new ArrayList<>(open.values());
        open.clear();
        known = null;
        workers.close();
        all.forEach(store -> store.storage().close());
    }
}
