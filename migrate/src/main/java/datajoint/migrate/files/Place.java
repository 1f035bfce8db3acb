package datajoint.migrate.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a legacy file by which a person accepts that something is wrong with it. */
public final class Place {
    private static final int MOST = 400;
    private static final int DIGITS = 16;

    private Place() {}

    /**
     * {@code raw:lab/ab/cd/abcd...}; the end of a very long path gives way to digits of its SHA-256.
     *
     * @param store as 2.0 names it
     * @param path relative to the store's location
     */
    public static String of(String store, String path) {
        String place = store + ":" + path;
        if (place.codePointCount(0, place.length()) <= MOST) {
            return place;
        }
        return place.substring(0, place.offsetByCodePoints(0, MOST)) + "..." + digits(place);
    }

    private static String digits(String place) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
