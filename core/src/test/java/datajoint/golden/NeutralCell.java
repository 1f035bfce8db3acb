package datajoint.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.NeutralValue;
import datajoint.codec.npy.NpyRef;
import datajoint.codec.object.ObjectFile;
import datajoint.codec.object.ObjectRef;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes what a cell holds in the JSON of the golden stores: files and references as well as values. */
public final class NeutralCell {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private NeutralCell() {}

    public static JsonNode of(@Nullable Object value) {
        if (value instanceof JsonNode json) {
            return kind("json").set("value", json);
        }
        if (value instanceof Attachment file) {
            return kind("attach").put("file", file.name()).put("content_hex", hex(file.content()));
        }
        if (value instanceof ObjectRef reference) {
            return reference(reference);
        }
        return value instanceof NpyRef array ? array(array) : NeutralValue.of(value);
    }

    private static JsonNode array(NpyRef array) {
        ObjectNode node = kind("npyref").put("path", array.path()).put("store", array.store());
        ArrayNode shape = node.putArray("shape");
        Arrays.stream(array.shape()).forEach(shape::add);
        return node.put("dtype", array.dtype().name()).set("value", NeutralValue.of(array.load()));
    }

    private static JsonNode reference(ObjectRef reference) {
        ObjectNode node = kind("objectref")
                .put("path", reference.path())
                .put("store", reference.store())
                .put("size", reference.size().isPresent() ? reference.size().getAsLong() : null)
                .put("ext", reference.extension().orElse(null))
                .put("is_dir", reference.isFolder())
                .put(
                        "item_count",
                        reference.itemCount().isPresent()
                                ? reference.itemCount().getAsLong()
                                : null)
                .put(
                        "timestamp",
                        reference
                                .timestamp()
                                .map(time -> TIMESTAMP.format(time.atOffset(ZoneOffset.UTC)))
                                .orElse(null))
                .put("verify", reference.verify().isWhole());
        if (!reference.isFolder()) {
            return node.put("content_hex", hex(reference.read()));
        }
        ArrayNode files = JSON.arrayNode();
        reference.walk().stream().map(ObjectFile::path).forEach(files::add);
        return node.set("files", files);
    }

    private static String hex(byte[] content) {
        return HexFormat.of().formatHex(content);
    }

    private static ObjectNode kind(String name) {
        return JSON.objectNode().put("kind", name);
    }
}
