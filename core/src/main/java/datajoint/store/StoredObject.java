package datajoint.store;

import java.time.Instant;

/**
 * What a store says of one object.
 *
 * @param size in bytes
 * @param modified when it was written last, by the store's clock
 */
public record StoredObject(ObjectPath path, long size, Instant modified) {}
