package datajoint.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a row says of an object in a store.
 *
 * @param store its name; empty for the default one
 * @param path as it stands in the row; what comes from outside may be no {@link ObjectPath}
 * @param size in bytes, where the row tells it; of a folder, of all its files
 * @param hash of the content, in the form of {@link ContentHash}, where the row tells it
 * @param folder true if the path is that of a folder
 */
public record ObjectReference(
        Optional<String> store, String path, OptionalLong size, Optional<String> hash, boolean folder) {}
