package datajoint.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of one backend that a definition may name, and the core types that replace them. */
public final class NativeTypes {
    private static final String LENGTH = "(?:\\s*\\(\\s*\\d{1,9}\\s*(?:,\\s*\\d{1,9}\\s*)?\\))?";
    private static final Pattern INTEGER =
            Pattern.compile("(?:tiny|small|medium|big|)int" + LENGTH + "(?:\\s+unsigned)?(?:\\s+auto_increment)?"
                    + "|integer" + LENGTH + "(?:\\s+unsigned)?(?:\\s+auto_increment)?|serial");
    private static final Pattern FRACTIONAL = Pattern.compile("(?:decimal|numeric|dec|fixed)" + LENGTH
            + "(?:\\s+unsigned)?(?:\\s+zerofill)?" + "|(?:double|float|real)" + LENGTH + "(?:\\s+unsigned)?");
    private static final Pattern TEXT =
            Pattern.compile("(?:var)?char\\s*\\(\\s*\\d{1,9}\\s*\\)|(?:tiny|medium|long|)text");
    private static final Pattern TIME = Pattern.compile("(?:time|timestamp|year)" + LENGTH);
    private static final Pattern BINARY = Pattern.compile("(?:tiny|small|medium|long|)blob");
    private static final Pattern SIZED = Pattern.compile("(tiny|small|medium|big|)int(eger)?");
    private static final Pattern DIGITS = Pattern.compile("\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)");

    private NativeTypes() {}

    /** True for a native type as Python 2.3.5 takes it: it is sent to the server unchanged. */
    public static boolean isNative(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return INTEGER.matcher(words).matches()
                || (FRACTIONAL.matcher(words).matches() && holdsItsScale(words))
                || TEXT.matcher(words).matches()
                || TIME.matcher(words).matches()
                || isBinary(words);
    }

    /** True for {@code blob} and its sizes: raw bytes for 2.x, a serialized value for 0.14. */
    public static boolean isBinary(String text) {
        return BINARY.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** The core type or codec to write instead, or empty where no type holds the same values. */
    public static Optional<String> successor(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (INTEGER.matcher(words).matches()) {
            return Optional.of(integer(words));
        }
        if (isBinary(words)) {
            return Optional.of("<blob>");
        }
        if (TEXT.matcher(words).matches()) {
            return text(words);
        }
        return FRACTIONAL.matcher(words).matches() ? fractional(words) : time(words);
    }

    private static boolean holdsItsScale(String words) {
        Matcher digits = DIGITS.matcher(words);
        return !digits.find()
                || digits.group(2) == null
                || (Long.parseLong(digits.group(1)) > 0
                        && Long.parseLong(digits.group(2)) <= Long.parseLong(digits.group(1)));
    }

    private static String integer(String words) {
        if (words.equals("serial")) {
            return "uint64 auto_increment";
        }
        if (words.replace(" ", "").equals("tinyint(1)")) {
            return "bool";
        }
        Matcher size = SIZED.matcher(words);
        String bits = switch (size.lookingAt() ? size.group(1) : "") {
            case "tiny" -> "8";
            case "small" -> "16";
            case "big" -> "64";
            default -> "32";
        };
        return (words.contains("unsigned") ? "uint" : "int")
                + bits
                + (words.endsWith("auto_increment") ? " auto_increment" : "");
    }

    private static Optional<String> fractional(String words) {
        if (words.contains("unsigned") || words.contains("zerofill")) {
            return Optional.empty();
        }
        Matcher digits = DIGITS.matcher(words);
        boolean sized = digits.find();
        if (words.startsWith("float") || words.startsWith("double") || words.startsWith("real")) {
            boolean single = words.startsWith("float")
                    && (!sized || digits.group(1).length() < 2 || Integer.parseInt(digits.group(1)) <= 24);
            return sized && digits.group(2) != null ? Optional.empty() : Optional.of(single ? "float32" : "float64");
        }
        String precision = sized ? digits.group(1) : "10";
        String scale = sized && digits.group(2) != null ? digits.group(2) : "0";
        return Optional.of("decimal(%s,%s)".formatted(precision, scale));
    }

    private static Optional<String> text(String words) {
        Matcher digits = DIGITS.matcher(words);
        if (digits.find()) {
            return Optional.of(words.substring(0, words.indexOf('(')).strip() + "(" + digits.group(1) + ")");
        }
        return Optional.empty();
    }

    private static Optional<String> time(String words) {
        if (words.startsWith("timestamp")) {
            return Optional.of(
                    "datetime" + words.substring("timestamp".length()).strip());
        }
        return words.startsWith("year") ? Optional.of("int16") : Optional.empty();
    }
}
