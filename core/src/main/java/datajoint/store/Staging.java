package datajoint.store;

import java.util.UUID;

/**
 * Where a staged insert writes in a store that lies on this machine: {@code _staging/} and a folder of its own for each.
 * Nothing refers to what is there; what a killed program leaves is removed like any remains of a write.
 */
public final class Staging {
    /** The folder at the root of the store. */
    public static final String SECTION = "_staging";

    private Staging() {}

    /** A new folder. */
    public static ObjectPath next() {
        return ObjectPath.of(SECTION).resolve(UUID.randomUUID().toString());
    }
}
