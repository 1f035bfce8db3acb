package datajoint.migrate.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Tells whether a table is still made as it was. */
public final class Fingerprint {
    private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");

    private Fingerprint() {}

    /** SHA-256 in hex of what {@code SHOW CREATE TABLE} says, without the next value of a counter, which rows change. */
    public static String of(String create) {
        try {
            byte[] text = COUNTER.matcher(create).replaceAll("").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
