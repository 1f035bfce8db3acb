package datajoint.migrate.files;

import datajoint.migrate.plan.PointerKind;
import datajoint.store.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file of a legacy store.
 *
 * @param path in the store, relative to its location
 * @param size in bytes
 * @param hash of its bytes, where 0.14 knew it; an attachment's is that of name, zero byte and content
 */
public record LegacyFile(PointerKind kind, String path, long size, Optional<ContentHash> hash, TrackingRow row) {

    /**
     * @param schema the legacy schema, whose name is a folder
     * @param subfolding of the store: the lengths of folder names
     */
    public static LegacyFile of(PointerKind kind, String schema, List<Integer> subfolding, TrackingRow row) {
        return new LegacyFile(kind, path(kind, schema, subfolding, row), row.size(), hash(kind, row), row);
    }

    /** What stands before the file's bytes in the object of 2.0: name and zero byte of an attachment. */
    public byte[] header() {
        return kind == PointerKind.ATTACH
                ? (row.attachment().orElse("") + "\0").getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    /** One that a pointer leads to, and no tracking row: only its name is known. */
    public static LegacyFile untracked(PointerKind kind, String schema, List<Integer> subfolding, String value) {
        TrackingRow row =
                new TrackingRow(value, 0, Optional.empty(), Optional.empty(), Optional.empty(), "1970-01-01 00:00:00");
        return of(kind, schema, subfolding, row);
    }

    private static String path(PointerKind kind, String schema, List<Integer> subfolding, TrackingRow row) {
        if (kind == PointerKind.EXTERNAL) {
            return schema + "/" + row.value();
        }
        // Blobs that 0.12 took over from 0.11 have paths too.
        if (row.filepath().isPresent() && kind != PointerKind.ATTACH) {
            return row.filepath().get();
        }
        String name = row.value()
                + row.attachment().map(attachment -> "." + attachment).orElse("");
        return schema + "/" + folders(row.value(), subfolding) + name;
    }

    private static String folders(String hex, List<Integer> subfolding) {
        StringBuilder folders = new StringBuilder();
        int begin = 0;
        for (int length : subfolding) {
            int end = Math.min(hex.length(), begin + length);
            folders.append(hex, begin, end).append('/');
            begin = end;
        }
        return folders.toString();
    }

    private static Optional<ContentHash> hash(PointerKind kind, TrackingRow row) {
        if (row.contentsHash().isPresent()) {
            return row.contentsHash().map(LegacyFile::hash);
        }
        return kind == PointerKind.EXTERNAL || kind == PointerKind.FILEPATH
                ? Optional.empty()
                : Optional.of(hash(row.value()));
    }

    private static ContentHash hash(String hex) {
        return ContentHash.ofDigest(HexFormat.of().parseHex(hex));
    }
}
