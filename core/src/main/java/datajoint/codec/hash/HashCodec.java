package datajoint.codec.hash;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.codec.StoredJson;
import datajoint.model.CodecException;
import datajoint.store.ContentHash;
import datajoint.store.HashedObjects;
import datajoint.store.ObjectPath;
import datajoint.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code <hash@>}: bytes in a store, once for all rows of a schema that have the same. */
public final class HashCodec implements Codec {
    @Override
    public String name() {
        return "hash";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        if (!inStore) {
            throw new CodecException("<hash> needs a store.", "Write <hash@> or <hash@store>.");
        }
        return StoredAs.JSON;
    }

    @Override
    public void validate(Object value, CodecContext context) {
        content(value, context);
    }

    private static byte[] content(Object value, CodecContext context) {
        if (value instanceof byte[] content) {
            return content;
        }
        throw new CodecException(
                "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()),
                "Give a byte[]; <blob@> holds other values.");
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        byte[] content = content(value, context);
        Store store = context.store();
        ContentHash hash = ContentHash.of(content);
        ObjectPath path = HashedObjects.path(store.spec(), context.table().schema(), hash);
        HashedObjects.put(store, path, content);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hash", hash.text());
        json.put("path", path.text());
        json.put("schema", context.table().schema());
        json.put("store", store.name());
        json.put("size", content.length);
        return json;
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        StoredJson json = StoredJson.of(stored, context);
        return HashedObjects.get(json.storeOf(context), json.path(), json.text("hash"));
    }
}
