package datajoint.codec.blob;

import java.util.Arrays;

/** A file in an attribute: its name without folders, and its content. */
public final class Attachment {
    private final String name;
    private final byte[] content;

    public Attachment(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment attachment
                && name.equals(attachment.name)
                && Arrays.equals(content, attachment.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "%s (%d bytes)".formatted(name, content.length);
    }
}
