package datajoint.codec;

import datajoint.model.TableName;
import datajoint.store.Store;
import datajoint.store.Stores;
import datajoint.store.UncommittedObjects;
import java.util.Map;
import java.util.Optional;

/**
 * What a codec may know about the cell it works on.
 *
 * @param key while encoding, the primary key of the row, in order: whole numbers, texts, {@code java.time}; else empty
 * @param declaredStore the store that the definition names; empty for the default one or none
 * @param stores all that are configured
 * @param uncommitted where a codec writes objects of its own, so that they go again if the row does not come
 */
public record CodecContext(
        TableName table,
        String attribute,
        Map<String, Object> key,
        Optional<String> declaredStore,
        Stores stores,
        UncommittedObjects uncommitted) {

    /** Where new objects of this attribute go. */
    public Store store() {
        return stores.store(declaredStore);
    }

    /** The same cell in a row with this key. */
    public CodecContext withKey(Map<String, Object> values) {
        return new CodecContext(table, attribute, values, declaredStore, stores, uncommitted);
    }

    @Override
    public String toString() {
        return table + "." + attribute;
    }
}
