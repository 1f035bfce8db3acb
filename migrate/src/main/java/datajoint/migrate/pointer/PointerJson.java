package datajoint.migrate.pointer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.migrate.files.LegacyFile;
import datajoint.store.ContentHash;
import java.util.Optional;

/** The JSON of pointers, as Python's 2.3 writes and reads it. */
final class PointerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private PointerJson() {}

    /** @param hash none if the content that had it is lost: no content will ever match */
    static String hashed(LegacyFile file, Optional<ContentHash> hash, String path, String schema, String store) {
        ObjectNode json = JSON.createObjectNode();
        json.put("hash", hash.map(ContentHash::text).orElse(""));
        json.put("path", path);
        json.put("schema", schema);
        json.put("store", store);
        json.put("size", file.header().length + file.size());
        return json.toString();
    }

    static String filepath(LegacyFile file, String store) {
        ObjectNode json = JSON.createObjectNode();
        json.put("path", file.path());
        json.put("store", store);
        json.put("size", file.size());
        json.put("is_dir", false);
        json.put("timestamp", file.row().timestamp().replace(' ', 'T') + "+00:00");
        return json.toString();
    }
}
