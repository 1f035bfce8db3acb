package datajoint.store;

import datajoint.model.StoreException;

/** An object that is not where it should be. */
public final class MissingObjectException extends StoreException {
    private static final long serialVersionUID = 1L;

    public MissingObjectException(String store, ObjectPath path) {
        super(
                "Store '%s' has no object %s.".formatted(store, path),
                "See what else is missing: dj stores verify SCHEMA.");
    }
}
