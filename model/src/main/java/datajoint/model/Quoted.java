package datajoint.model;

import java.util.Optional;

/**
 * A text in single or double quotes, as definitions write it: a doubled quote stands for one, a backslash takes the
 * meaning from a quote or from another backslash and stands for itself before anything else.
 *
 * @param value what the quotes hold
 * @param end the position after the closing quote
 */
public record Quoted(String value, int end) {

    /** The quoted text that begins at {@code start}, or empty if there is no quote or none that closes. */
    public static Optional<Quoted> at(String text, int start) {
        if (start >= text.length() || !isQuote(text.charAt(start))) {
            return Optional.empty();
        }
        // Python sends 'C:\' as it is: a backslash that would swallow the only closing quote stands for itself.
        return read(text, start, true).or(() -> read(text, start, false));
    }

    public static boolean isQuote(char letter) {
        return letter == '\'' || letter == '"';
    }

    /** In single quotes, so that {@link #at} reads the same value. */
    public static String single(String value) {
        return "'" + escaped(value).replace("'", "''") + "'";
    }

    /** In double quotes if the value has none of its own, so that {@link #at} reads the same value. */
    public static String preferDouble(String value) {
        return value.indexOf('"') < 0 ? '"' + escaped(value) + '"' : single(value);
    }

    private static Optional<Quoted> read(String text, int start, boolean escapes) {
        char quote = text.charAt(start);
        StringBuilder value = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
            if (escapes && letter == '\\' && (isQuote(next) || next == '\\')) {
                value.append(next);
                i++;
            } else if (letter == quote && next == quote) {
                value.append(quote);
                i++;
            } else if (letter == quote) {
                return Optional.of(new Quoted(value.toString(), i + 1));
            } else {
                value.append(letter);
            }
        }
        return Optional.empty();
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 4);
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : '\'';
            text.append(letter);
            if (letter == '\\' && (isQuote(next) || next == '\\')) {
                text.append('\\');
            }
        }
        return text.toString();
    }
}
