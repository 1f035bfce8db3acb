package datajoint.store.memory;

import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the protocol {@code memory}. Stores with the same location share their objects, as long as this lives. */
public final class MemoryStorageProvider implements StorageProvider {
    private final Map<String, MemoryStorage> byLocation = new ConcurrentHashMap<>();

    @Override
    public String protocol() {
        return "memory";
    }

    @Override
    public Storage open(StoreSpec spec) {
        return byLocation.computeIfAbsent(
                spec.location(), location -> new MemoryStorage(spec.name(), location, Clock.systemUTC()));
    }
}
