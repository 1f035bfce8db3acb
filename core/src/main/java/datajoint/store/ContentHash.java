package datajoint.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The name that an object has by its content: MD5 in base32, small letters, 26 of them. Shared with Python. */
public record ContentHash(String text) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    public static ContentHash of(byte[] content) {
        return ofDigest(md5().digest(content));
    }

    /** Of parts that follow one another. */
    public static ContentHash of(ByteBuffer... parts) {
        MessageDigest md5 = md5();
        for (ByteBuffer part : parts) {
            md5.update(part.duplicate());
        }
        return ofDigest(md5.digest());
    }

    /** Of the 16 bytes of an MD5, which a store of DataJoint 0.14 has as a UUID. */
    public static ContentHash ofDigest(byte[] digest) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte part : digest) {
            held = (held << 8) | (part & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(LETTERS.charAt((held >> (bits - 5)) & 31));
            }
        }
        return new ContentHash(
                bits == 0
                        ? text.toString()
                        : text.append(LETTERS.charAt((held << (5 - bits)) & 31)).toString());
    }

    /** MD5 is what Python uses; it guards against damage, not against people. */
    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
