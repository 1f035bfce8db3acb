package datajoint.codec.blob;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.CorruptBlobException;
import datajoint.codec.Stored;
import datajoint.model.CodecException;
import datajoint.model.CoreType;

/** {@code <blob>}: numbers, text, arrays, lists, maps and all that Python can put there, in the table. */
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
    public CoreType storedAs(boolean inStore) {
        return inStore ? CoreType.Simple.JSON : CoreType.Simple.BYTES;
    }

    @Override
    public Stored encode(Object value, CodecContext context) {
        requireInTable(context);
        return new Stored.Bytes(Blob.encode(value, compression));
    }

    @Override
    public Object decode(Stored stored, CodecContext context) {
        if (!(stored instanceof Stored.Bytes bytes)) {
            throw inStore(context);
        }
        try {
            Object value = Blob.decode(bytes.content(), limits);
            return value instanceof Bytes plain ? plain.content() : value == null ? PythonNone.NONE : value;
        } catch (CorruptBlobException e) {
            throw new CorruptBlobException(context + ": " + e.problem(), e.remedy(), e);
        }
    }

    private static void requireInTable(CodecContext context) {
        if (context.store().isPresent()) {
            throw inStore(context);
        }
    }

    private static CodecException inStore(CodecContext context) {
        return new CodecException(
                "%s is a <blob@> in a store.".formatted(context),
                "This version declares such attributes and does not read or write them; use <blob> in the table.");
    }
}
