package datajoint.codec.builtin;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;

/** A codec whose tables can be declared and whose values this version does not read or write. */
final class DeclaredCodec implements Codec {
    private final String name;

    DeclaredCodec(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        if (!inStore) {
            throw new CodecException(
                    "<%s> needs a store.".formatted(name), "Write <%s@> or <%s@store>.".formatted(name, name));
        }
        return StoredAs.JSON;
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        throw unknown(context);
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        throw unknown(context);
    }

    private CodecException unknown(CodecContext context) {
        return new CodecException(
                "%s is a <%s@> in a store.".formatted(context, name),
                "This version declares such attributes and does not read or write them; project it away.");
    }
}
