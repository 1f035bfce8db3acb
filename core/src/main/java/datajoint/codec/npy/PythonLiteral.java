package datajoint.codec.npy;

import datajoint.codec.CorruptBlobException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads texts, whole numbers, truth values, tuples, lists and dictionaries as Python writes them. Runs nothing. */
final class PythonLiteral {
    private static final int MOST_DEPTH = 32;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * @return {@code String}, {@code Long}, {@code Boolean}, {@code List} for tuples and lists, or {@code Map}
     * @throws CorruptBlobException that says where reading stopped
     */
    static Object parse(String text) {
        PythonLiteral parser = new PythonLiteral(text);
        Object value = parser.value(0);
        parser.skipBlanks();
        if (parser.at < text.length()) {
            throw parser.wrong("the end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > MOST_DEPTH) {
            throw wrong("less nesting");
        }
        skipBlanks();
        char next = peek();
        if (next == '\'' || next == '"') {
            return quoted();
        }
        if (next == '(' || next == '[') {
            return items(next == '(' ? ')' : ']', depth);
        }
        if (next == '{') {
            return dictionary(depth);
        }
        if (Character.isLetter(next)) {
            return word();
        }
        return number();
    }

    private List<Object> items(char end, int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        for (skipBlanks(); peek() != end; skipBlanks()) {
            items.add(value(depth + 1));
            separator(end);
        }
        at++;
        return items;
    }

    private Map<String, Object> dictionary(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        for (skipBlanks(); peek() != '}'; skipBlanks()) {
            String key = quoted();
            skipBlanks();
            require(':');
            if (entries.put(key, value(depth + 1)) != null) {
                throw wrong("a key that is new");
            }
            separator('}');
        }
        at++;
        return entries;
    }

    private void separator(char end) {
        skipBlanks();
        if (peek() != end) {
            require(',');
        }
    }

    private String quoted() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw wrong("a text in quotes");
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (peek() != quote) {
            char next = text.charAt(at++);
            value.append(next == '\\' ? escaped() : String.valueOf(next));
        }
        at++;
        return value.toString();
    }

    private String escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case '\\', '\'', '"' -> String.valueOf(kind);
            default -> throw wrong("a known escape");
        };
    }

    private String hex(int digits) {
        if (at + digits > text.length()) {
            throw wrong("%d hexadecimal digits".formatted(digits));
        }
        try {
            int code = Integer.parseUnsignedInt(text.substring(at, at + digits), 16);
            at += digits;
            return Character.toString(code);
        } catch (IllegalArgumentException e) {
            throw wrong("%d hexadecimal digits".formatted(digits));
        }
    }

    private Object word() {
        int begin = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return switch (text.substring(begin, at)) {
            case "True" -> true;
            case "False" -> false;
            default -> throw wrong("True or False");
        };
    }

    private Long number() {
        int begin = at;
        if (peek() == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            Long value = Long.valueOf(text.substring(begin, at));
            // Python 2 wrote an L behind the numbers of a shape.
            at += at < text.length() && text.charAt(at) == 'L' ? 1 : 0;
            return value;
        } catch (NumberFormatException e) {
            throw wrong("a whole number");
        }
    }

    private void require(char expected) {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private CorruptBlobException wrong(String expected) {
        String begin = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
        return new CorruptBlobException(
                "At place %d, near \"%s\", %s was expected."
                        .formatted(at, begin.replaceAll("\\p{Cntrl}", "?"), expected),
                "The text is no description of an array; look at what wrote it.");
    }
}
