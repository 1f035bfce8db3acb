package datajoint.store.s3;

import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import datajoint.store.StorageProvider;

/** Brings the protocol {@code s3}. Amazon's library is loaded when the first such store is opened. */
public final class S3StorageProvider implements StorageProvider {
    @Override
    public String protocol() {
        return "s3";
    }

    @Override
    public Storage open(StoreSpec spec) {
        return S3Storage.open(spec, Tuning.standard());
    }
}
