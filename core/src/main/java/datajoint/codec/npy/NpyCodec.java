package datajoint.codec.npy;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.codec.StoredJson;
import datajoint.codec.array.NdArray;
import datajoint.model.CodecException;
import datajoint.model.DataException;
import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.SchemaAddress;
import datajoint.store.Store;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code <npy@>}: an array as a file in a store. Fetching gives an {@link NpyRef}, which reads the file when asked. */
public final class NpyCodec implements Codec {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        if (!inStore) {
            throw new CodecException("<npy> needs a store.", "Write <npy@> or <npy@store>.");
        }
        return StoredAs.JSON;
    }

    @Override
    public void validate(Object value, CodecContext context) {
        if (!(value instanceof NdArray)
                && !(value instanceof NpyRef)
                && !value.getClass().isArray()) {
            throw refused(value, context);
        }
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        NdArray array = array(value, context);
        Content content = Npy.content(array);
        Store store = context.store();
        ObjectPath path = SchemaAddress.next(store.spec(), context.table(), context.key(), context.attribute(), ".npy");
        context.uncommitted().put(store, path, content);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path.text());
        json.put("store", store.name());
        json.put("dtype", array.dtype().name());
        json.put("shape", Arrays.stream(array.shape()).boxed().toList());
        return json;
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        StoredJson json = StoredJson.of(stored, context);
        return new NpyRef(
                json.storeOf(context), json.path(), json.text("dtype"), json.wholeNumbers("shape"), context.toString());
    }

    private static NdArray array(Object value, CodecContext context) {
        if (value instanceof NdArray array) {
            return array;
        }
        if (value instanceof NpyRef ref) {
            return ref.load();
        }
        try {
            return NdArray.of(value);
        } catch (DataException e) {
            throw new CodecException("%s: %s".formatted(context, e.problem()), e.remedy(), e);
        }
    }

    private static CodecException refused(Object value, CodecContext context) {
        return new CodecException(
                "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()),
                "Give an NdArray, or a Java array such as double[][]; <blob@> holds other values.");
    }
}
