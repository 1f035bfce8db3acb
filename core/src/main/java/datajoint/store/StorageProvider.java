package datajoint.store;

import datajoint.settings.StoreSpec;

/** Brings one protocol; found by {@link java.util.ServiceLoader}, or given to the builder of {@code DataJoint}. */
public interface StorageProvider {
    /** As it stands in the settings, in lower case: {@code s3}. */
    String protocol();

    /** Opens the place that the settings describe. Whether it can be reached may show only later. */
    Storage open(StoreSpec spec);
}
