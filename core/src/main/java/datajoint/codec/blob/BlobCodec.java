package datajoint.codec.blob;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.CorruptBlobException;
import datajoint.codec.StoredAs;

/** {@code <blob>}: numbers, text, arrays, lists, maps and all that Python can put there; in the table, or in a store. */
public final class BlobCodec implements Codec {
    private final Compression compression;
    private final BlobLimits limits;

    public BlobCodec() {
        this(Compression.ADAPTIVE, BlobLimits.DEFAULT);
    }

    public BlobCodec(Compression compression, BlobLimits limits) {
        this.compression = compression;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "blob";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        return inStore ? new StoredAs.Through("hash") : StoredAs.BYTES;
    }

    @Override
    public Object encode(Object value, CodecContext context) {
        return Blob.encode(value, compression);
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        try {
            Object value = Blob.decode((byte[]) stored, limits);
            return value instanceof Bytes plain ? plain.content() : value == null ? PythonNone.NONE : value;
        } catch (CorruptBlobException e) {
            throw new CorruptBlobException(context + ": " + e.problem(), e.remedy(), e);
        }
    }
}
