package datajoint.interop;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.Stored;
import datajoint.model.CodecException;
import datajoint.model.CoreType;
import java.util.List;

/** A codec of Python that is known by its column only: enough to declare, not to store. */
record StandInCodec(String name, boolean inTable) implements Codec {

    /** The built-in codecs of Python that are not built in here. */
    static List<StandInCodec> all() {
        return List.of(
                new StandInCodec("blob", true),
                new StandInCodec("attach", true),
                new StandInCodec("hash", false),
                new StandInCodec("object", false),
                new StandInCodec("npy", false),
                new StandInCodec("filepath", false));
    }

    @Override
    public CoreType storedAs(boolean inStore) {
        if (!inStore && !inTable) {
            throw new CodecException("<%s> needs a store.".formatted(name), "Write <%s@>.".formatted(name));
        }
        return inStore ? CoreType.Simple.JSON : CoreType.Simple.BYTES;
    }

    @Override
    public Stored encode(Object value, CodecContext context) {
        throw new UnsupportedOperationException("a stand-in");
    }

    @Override
    public Object decode(Stored stored, CodecContext context) {
        throw new UnsupportedOperationException("a stand-in");
    }
}
