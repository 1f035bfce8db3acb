package datajoint.migrate.pointer;

import datajoint.migrate.files.FileState;
import datajoint.migrate.files.LegacyFile;
import datajoint.store.ContentHash;
import datajoint.store.ObjectPath;
import java.util.Optional;

/**
 * A pointer about to be made: everything was looked at, nothing written.
 *
 * @param hash of the object of 2.0, if known
 * @param object to be written, if any
 * @param isThere whether something lies there already
 */
record Draft(
        LegacyFile file,
        FileState state,
        String detail,
        Optional<ContentHash> hash,
        Optional<ObjectPath> object,
        boolean isThere) {

    static Draft of(LegacyFile file, FileState state, String detail) {
        return new Draft(file, state, detail, file.hash(), Optional.empty(), false);
    }
}
