package datajoint.store;

import datajoint.settings.StoreSpec;

/** A store that is open: its settings, and its objects. */
public record Store(StoreSpec spec, Storage storage) {
    public String name() {
        return spec.name();
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
