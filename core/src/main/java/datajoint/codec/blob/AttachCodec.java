package datajoint.codec.blob;

import datajoint.codec.Codec;
import datajoint.codec.CodecContext;
import datajoint.codec.CorruptBlobException;
import datajoint.codec.StoredAs;
import datajoint.model.CodecException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code <attach>}: a file, in the table or in a store, as its name, a zero byte and its content. */
public final class AttachCodec implements Codec {
    @Override
    public String name() {
        return "attach";
    }

    @Override
    public StoredAs storedAs(boolean inStore) {
        return inStore ? new StoredAs.Through("hash") : StoredAs.BYTES;
    }

    @Override
    public void validate(Object value, CodecContext context) {
        if (value instanceof Attachment file) {
            file.requirePlainName();
        } else if (value instanceof Path file) {
            requireFile(file, context);
            new Attachment(String.valueOf(file.getFileName()), new byte[0]).requirePlainName();
        } else {
            throw new CodecException(
                    "%s cannot hold a %s.".formatted(context, value.getClass().getSimpleName()),
                    "Give an Attachment, or the Path of a file.");
        }
    }

    /** The name, a zero byte, the content. */
    @Override
    public Object encode(Object value, CodecContext context) {
        Attachment file = value instanceof Path path ? Attachment.read(path) : (Attachment) value;
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        byte[] stored = Arrays.copyOf(name, Math.addExact(name.length + 1, file.bytes().length));
        System.arraycopy(file.bytes(), 0, stored, name.length + 1, file.bytes().length);
        return stored;
    }

    @Override
    public Object decode(Object stored, CodecContext context) {
        byte[] content = (byte[]) stored;
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

    private static void requireFile(Path file, CodecContext context) {
        if (!Files.isRegularFile(file)) {
            throw new CodecException(
                    "%s: there is no file %s.".formatted(context, file),
                    "Give the path of a file; <object@> holds folders.");
        }
    }
}
