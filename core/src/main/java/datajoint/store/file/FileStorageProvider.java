package datajoint.store.file;

import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;
import java.time.Clock;

/** Brings the protocol {@code file}. */
public final class FileStorageProvider implements StorageProvider {
    @Override
    public String protocol() {
        return "file";
    }

    @Override
    public Storage open(StoreSpec spec) {
        return new FileStorage(spec.name(), Root.of(spec), Clock.systemUTC());
    }
}
