package datajoint.codec.blob;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.CorruptBlobException;
import datajoint.codec.Stored;
import datajoint.model.CodecException;
import datajoint.model.CoreType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code <attach>}: a file in the table, as its name, a zero byte and its content. */
public final class AttachCodec implements Codec {
    @Override
    public String name() {
        return "attach";
    }

    @Override
    public CoreType storedAs(boolean inStore) {
        return inStore ? CoreType.Simple.JSON : CoreType.Simple.BYTES;
    }

    @Override
    public Stored encode(Object value, CodecContext context) {
        if (!(value instanceof Attachment file) || context.store().isPresent()) {
            throw new CodecException(
                    "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()),
                    "Give an Attachment; this version writes attachments into the table only.");
        }
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        file.requirePlainName();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(name);
        out.write(0);
        out.writeBytes(file.content());
        return new Stored.Bytes(out.toByteArray());
    }

    @Override
    public Object decode(Stored stored, CodecContext context) {
        if (!(stored instanceof Stored.Bytes bytes)) {
            throw new CodecException(
                    "%s is an <attach@> in a store.".formatted(context),
                    "This version declares such attributes and does not read or write them.");
        }
        byte[] content = bytes.content();
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        if (end == content.length) {
            throw new CorruptBlobException(
                    "%s: %d bytes hold no file name.".formatted(context, content.length),
                    "Declare the attribute as bytes to read them as they are.");
        }
        return new Attachment(
                new String(content, 0, end, StandardCharsets.UTF_8),
                Arrays.copyOfRange(content, end + 1, content.length));
    }
}
