package datajoint.store.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the entity tags of one service tell about content. Of most services the tag of a simple object is its MD5. Where it
 * turns out to be something else (content that was read back is right, and its tag is not), nothing is concluded from tags
 * any more.
 */
final class EntityTags {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{32}");

    private volatile boolean areDigests = true;

    /**
     * The MD5 that a tag tells, in small hexadecimal letters; empty if it tells none.
     *
     * @param encryption what the service says of it; content encrypted with a key of one's own has tags that tell nothing
     */
    Optional<String> digest(@Nullable String tag, @Nullable String encryption) {
        if (tag == null || !areDigests || (encryption != null && encryption.contains("kms"))) {
            return Optional.empty();
        }
        String bare = tag.replace("\"", "");
        return DIGEST.matcher(bare).matches() ? Optional.of(bare.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    void areNoDigests() {
        areDigests = false;
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
