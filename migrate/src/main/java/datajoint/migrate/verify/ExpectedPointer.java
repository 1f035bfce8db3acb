package datajoint.migrate.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.migrate.files.LegacyFile;
import datajoint.migrate.files.Place;
import datajoint.migrate.plan.PointerKind;
import datajoint.store.ContentHash;
import datajoint.store.HashedObjects;
import datajoint.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a legacy pointer must have become, worked out anew from its tracking row.
 *
 * @param file that the legacy pointer leads to
 * @param place by which a person accepts what is wrong with the file
 * @param json but for what only the content of the file can tell
 */
record ExpectedPointer(LegacyFile file, Store store, String place, ObjectNode json) {

    /**
     * @param schema the final name
     * @param from the store that has the legacy files, under its name in 2.0
     * @param to the same, or the one that files were copied to
     */
    static ExpectedPointer of(LegacyFile file, String schema, Store from, Store to) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boolean isMoved =
                file.kind() == PointerKind.ATTACH || (!from.equals(to) && file.kind() != PointerKind.FILEPATH);
        json.put("store", to.name());
        json.put("size", size(file));
        if (file.kind() == PointerKind.FILEPATH) {
            json.put("path", file.path());
            json.put("is_dir", false);
        } else {
            json.put("schema", schema);
            file.hash().map(ContentHash::text).ifPresent(hash -> json.put("hash", hash));
            if (!isMoved) {
                json.put("path", file.path());
            } else if (file.hash().isPresent()) {
                json.put(
                        "path",
                        HashedObjects.path(to.spec(), schema, file.hash().get()).text());
            }
        }
        return new ExpectedPointer(file, to, Place.of(from.name(), file.path()), json);
    }

    /** The size of the object in 2.0. */
    private static long size(LegacyFile file) {
        long header = file.kind() == PointerKind.ATTACH
                ? file.row().attachment().orElse("").getBytes(StandardCharsets.UTF_8).length + 1
                : 0;
        return file.size() + header;
    }

    long size() {
        return json.get("size").longValue();
    }

    /** What is wrong with the JSON of a row, if anything. */
    Optional<String> problem(JsonNode actual) {
        if (actual.has("legacy")) {
            return Optional.of("the pointer was not rewritten");
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = actual.path(field.getKey());
            if (!value.asText().equals(field.getValue().asText())) {
                wrong.add("%s should be %s, and is %s".formatted(field.getKey(), field.getValue(), value));
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
    }
}
