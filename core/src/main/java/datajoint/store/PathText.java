package datajoint.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The value of a key attribute as a part of a path. Shared with Python, but for names that a folder cannot have (control
 * characters), which we encode. Nobody makes a path a second time to read it: the row has it.
 */
final class PathText {
    private static final String RESERVED = "/\\:*?\"<>|";
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~";
    private static final int MOST_CHARACTERS = 100;
    private static final int KEPT_CHARACTERS = 50;
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private PathText() {}

    static String of(Object value) {
        String text = plain(value);
        boolean isLong = text.codePointCount(0, text.length()) > MOST_CHARACTERS;
        if (!isLong && text.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0 || c < ' ')) {
            return text;
        }
        return encoded(isLong ? cut(text) : text);
    }

    private static String plain(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof LocalDateTime time) {
            return DATETIME.format(time);
        }
        if (value instanceof LocalTime time) {
            return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROSECONDS).format(time);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value.toString();
    }

    /** The beginning, and a piece of the hash of the whole, so that long names that begin alike stay apart. */
    private static String cut(String text) {
        byte[] digest = ContentHash.md5().digest(text.getBytes(StandardCharsets.UTF_8));
        return text.substring(0, text.offsetByCodePoints(0, KEPT_CHARACTERS))
                + "_"
                + HexFormat.of().formatHex(digest, 0, 4);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(part) >= 0) {
                encoded.append((char) part);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(part));
            }
        }
        return encoded.toString();
    }
}
