package datajoint.codec;

import datajoint.model.CoreType;
import java.util.List;

/**
 * Codecs one after the other, outermost first, and the type of the column: {@code <blob@>} is blob, then hash, then JSON.
 */
public record CodecChain(List<Codec> codecs, CoreType column) {
    public CodecChain {
        codecs = List.copyOf(codecs);
    }

    public Codec outermost() {
        return codecs.get(0);
    }

    public Codec innermost() {
        return codecs.get(codecs.size() - 1);
    }

    /** Of a value that the outermost codec has found valid. */
    public Object encode(Object value, CodecContext context) {
        Object stored = value;
        for (Codec codec : codecs) {
            stored = codec.encode(stored, context);
        }
        return stored;
    }

    public Object decode(Object stored, CodecContext context) {
        Object value = stored;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            value = codecs.get(i).decode(value, context);
        }
        return value;
    }
}
