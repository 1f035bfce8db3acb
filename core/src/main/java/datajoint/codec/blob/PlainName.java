package datajoint.codec.blob;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a text the name of a file, in any folder on any system, that is what it looks like. */
final class PlainName {
    private static final int MOST_BYTES = 255;
    private static final Pattern PATH = Pattern.compile("[/\\\\:]");
    /** Look like slashes or colons: division, fraction, set minus, wide forms. */
    private static final Pattern LOOK_ALIKE =
            Pattern.compile("[\u2044\u2215\u2216\u2571\u2572\u29f5\u29f8\u29f9\ufe55\ufe68\uff0f\uff1a\uff3c\ua789]");
    /** Unprintable, out of order or invisible, but for the joiners that scripts need. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\u200c\u200d]]");
    /** Devices of Windows, in every folder and with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9]) *(\\..*)?", Pattern.DOTALL);

    private PlainName() {}

    /** What is wrong with a name; empty if nothing is. */
    static Optional<String> problem(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("it is longer than %d bytes".formatted(MOST_BYTES));
        }
        if (UNSEEN.matcher(name).find()) {
            return Optional.of("it has characters that cannot be seen");
        }
        if (LOOK_ALIKE.matcher(name).find()) {
            return Optional.of("it has characters that look like slashes or colons");
        }
        return plainProblem(name)
                .or(() -> plainProblem(Normalizer.normalize(name, Normalizer.Form.NFC)))
                .or(() -> plainProblem(Normalizer.normalize(name, Normalizer.Form.NFKC)));
    }

    private static Optional<String> plainProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (PATH.matcher(name).find()) {
            return Optional.of("it has slashes or colons");
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("it ends with a dot or a blank");
        }
        return DEVICE.matcher(name.toUpperCase(Locale.ROOT)).matches()
                ? Optional.of("Windows has a device of that name")
                : Optional.empty();
    }

    /** The name for a message. */
    static String shown(String name) {
        String plain = UNSEEN.matcher(name).replaceAll("?");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }
}
