package datajoint.store.gcs;

import com.google.cloud.storage.StorageOptions;
import datajoint.settings.StoreSpec;
import datajoint.store.Keys;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;

/** Brings the protocol {@code gcs}. */
public final class GcsStorageProvider implements StorageProvider {
    @Override
    public String protocol() {
        return "gcs";
    }

    @Override
    public Storage open(StoreSpec spec) {
        return open(spec, Service.options(spec));
    }

    static Storage open(StoreSpec spec, StorageOptions.Builder options) {
        String bucket = spec.text("bucket").orElse("");
        return new GcsStorage(
                options.build().getService(), bucket, new Keys(spec.location()), new Failures(spec.name(), bucket));
    }
}
