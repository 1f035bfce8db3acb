package datajoint.migrate.assess;

import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.plan.PointerKind;
import datajoint.model.TableName;
import java.util.List;
import java.util.Set;

/**
 * What a tracking table says of one store.
 *
 * @param files that something points to
 * @param paths of these and of those that nothing points to
 */
record TrackedFiles(
        TableName tracking,
        String store,
        List<LegacyFile> files,
        Set<String> paths,
        long pointers,
        long lost,
        long unused) {

    /** Of a store that nothing points to any more. */
    static TrackedFiles unused(TableName tracking, long rows) {
        String table = tracking.table();
        String store = table.length() > "~external_".length() ? table.substring("~external_".length()) : "";
        return new TrackedFiles(tracking, store, List.of(), Set.of(), 0, 0, rows);
    }

    TrackedFiles withUnused(long rows) {
        return new TrackedFiles(tracking, store, files, paths, pointers, lost, rows);
    }

    long bytes() {
        return files.stream().mapToLong(LegacyFile::size).sum();
    }

    /** Bytes of attachments. */
    long rewritten() {
        return files.stream()
                .filter(file -> file.kind() == PointerKind.ATTACH)
                .mapToLong(LegacyFile::size)
                .sum();
    }
}
