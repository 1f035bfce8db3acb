package datajoint.codec.builtin;

import datajoint.codec.Codec;
import datajoint.codec.blob.AttachCodec;
import datajoint.codec.blob.BlobCodec;
import datajoint.codec.hash.HashCodec;
import datajoint.codec.npy.NpyCodec;
import datajoint.codec.object.FilepathCodec;
import datajoint.codec.object.ObjectCodec;
import java.util.List;

/** The codecs that every instance has, by the names that Python has them under. */
public final class BuiltInCodecs {
    private BuiltInCodecs() {}

    public static List<Codec> all() {
        return List.of(
                new BlobCodec(),
                new AttachCodec(),
                new HashCodec(),
                new ObjectCodec(),
                new NpyCodec(),
                new FilepathCodec());
    }
}
