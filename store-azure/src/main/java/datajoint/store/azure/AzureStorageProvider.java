package datajoint.store.azure;

import datajoint.settings.StoreSpec;
import datajoint.store.Keys;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;

/** Brings the protocol {@code azure}. */
public final class AzureStorageProvider implements StorageProvider {
    @Override
    public String protocol() {
        return "azure";
    }

    @Override
    public Storage open(StoreSpec spec) {
        String container = spec.text("container").orElse("");
        return new AzureStorage(Service.open(spec), new Keys(spec.location()), new Failures(spec.name(), container));
    }
}
