package datajoint.migrate.assess;

import java.util.List;

/**
 * The files of one tracking table.
 *
 * @param tracking {@code lab.~external_raw}
 * @param store of 2.0; "" for the default one
 * @param location where it is now; "" if nothing says so
 * @param trouble why the store cannot be looked into, or ""
 * @param pointers values that lead to it
 * @param lost pointers without a tracking row
 * @param files that are pointed to, each once
 * @param bytes of them
 * @param rewritten bytes of attachments, which get objects of their own
 * @param present as they should be, as far as was looked
 * @param otherwise that cannot be read, or lie where 2.0 allows no files
 * @param unused tracking rows that nothing points to
 * @param untracked files in the folder of the schema that no tracking row knows
 * @param examples paths of the first files that are not as they should be, with what is wrong
 */
public record StoreUse(
        String tracking,
        String store,
        String location,
        String trouble,
        long pointers,
        long lost,
        long files,
        long bytes,
        long rewritten,
        long present,
        long missing,
        long wrongSize,
        long wrongHash,
        long otherwise,
        long unused,
        long untracked,
        List<String> examples) {
    public StoreUse {
        examples = List.copyOf(examples);
    }

    /** Files that cannot go on as they are. */
    public long damaged() {
        return missing + wrongSize + wrongHash + otherwise;
    }
}
