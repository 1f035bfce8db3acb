package datajoint.store;

import datajoint.model.StoreException;

/** An object whose size or content is not what was stored under its name. */
public final class CorruptObjectException extends StoreException {
    private static final long serialVersionUID = 1L;

    public CorruptObjectException(String problem, String remedy) {
        super(problem, remedy);
    }
}
