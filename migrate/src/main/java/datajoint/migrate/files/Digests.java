package datajoint.migrate.files;

import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.ContentHash;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Digests of content of any size. */
public final class Digests {
    private static final int BUFFER = 1 << 18;

    private Digests() {}

    /** The name that 2.0 gives it. */
    public static ContentHash md5(Content content) {
        return ContentHash.ofDigest(digest(content, "MD5"));
    }

    /** The same of an object that is in a store. */
    public static ContentHash md5(Storage storage, ObjectPath path) {
        return md5(new LegacyContent(storage, path, new byte[0], BUFFER));
    }

    /** The name that 0.11 gave it: SHA-256 in 43 characters. */
    public static String sha256(Content content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(content, "SHA-256"));
    }

    private static byte[] digest(Content content, String algorithm) {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, content.size()))];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new StoreException(
                    "A file of a store could not be read: %s.".formatted(e.getMessage()),
                    "See whether the store can be reached: dj stores check.",
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
