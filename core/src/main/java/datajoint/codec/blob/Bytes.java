package datajoint.codec.blob;

import java.util.Arrays;
import java.util.HexFormat;

/** Python bytes inside another value, comparable; at the top of a blob {@code byte[]} serves as well. */
public final class Bytes {
    private final byte[] content;

    public Bytes(byte[] content) {
        this.content = content.clone();
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "bytes " + HexFormat.of().formatHex(content, 0, Math.min(16, content.length));
    }
}
