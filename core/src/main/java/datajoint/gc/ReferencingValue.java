package datajoint.gc;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.npy.NpyCodec;
import datajoint.codec.object.FilepathCodec;
import datajoint.codec.object.ObjectCodec;
import datajoint.store.ObjectReference;
import java.util.List;

/**
 * What one row holds in an attribute whose objects lie in a store.
 *
 * @param codec the innermost one
 * @param stored what it made
 * @param key of the row, for people
 */
record ReferencingValue(Codec codec, Object stored, CodecContext context, String key) {
    List<ObjectReference> references() {
        return codec.references(stored);
    }

    /** A reference that can verify itself, where the codec has such; reads nothing. Else the stored value. */
    Object reference() {
        boolean isLazy = codec instanceof NpyCodec || codec instanceof ObjectCodec || codec instanceof FilepathCodec;
        return isLazy ? codec.decode(stored, context) : stored;
    }

    /** The same for two values if one check does for both. */
    String identity() {
        return codec.name() + " " + stored;
    }
}
