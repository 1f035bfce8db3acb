package datajoint.codec.literal;

import datajoint.model.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads literals by hand, so that a hostile text can do no more than be refused. */
final class LiteralParser {
    private static final int MOST_NESTED = 40;

    private final String text;
    private int at;
    private int depth;

    LiteralParser(String text) {
        this.text = text;
    }

    Literal whole() {
        Literal literal = value();
        skip();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return literal;
    }

    private Literal value() {
        if (++depth > MOST_NESTED) {
            throw wrong("no more than %d brackets in one another".formatted(MOST_NESTED));
        }
        skip();
        char next = peek();
        Literal value = switch (next) {
            case '[' -> new Literal.Items(items(']'));
            case '(' -> tuple();
            case '{' -> dict();
            case '\'', '"' -> new Literal.Text(string());
            default -> word();
        };
        depth--;
        return value;
    }

    /** A bracket around one value without a comma is that value. */
    private Literal tuple() {
        int begin = at;
        List<Literal> items = items(')');
        int last = at - 2;
        while (last > begin && isSpace(text.charAt(last))) {
            last--;
        }
        return items.size() == 1 && text.charAt(last) != ',' ? items.get(0) : new Literal.Tuple(items);
    }

    private List<Literal> items(char close) {
        at++;
        List<Literal> items = new ArrayList<>();
        while (!isNext(close)) {
            items.add(value());
            separate(close);
        }
        at++;
        return items;
    }

    private Literal dict() {
        at++;
        Map<String, Literal> entries = new LinkedHashMap<>();
        while (!isNext('}')) {
            if (!isNext('\'') && !isNext('"')) {
                throw wrong("a text");
            }
            String key = string();
            if (!isNext(':')) {
                throw wrong("':'");
            }
            at++;
            if (entries.put(key, value()) != null) {
                throw wrong("a key other than '%s', which was there before".formatted(key));
            }
            separate('}');
        }
        at++;
        return new Literal.Dict(entries);
    }

    private void separate(char close) {
        if (isNext(',')) {
            at++;
        } else if (!isNext(close)) {
            throw wrong("',' or '%s'".formatted(close));
        }
    }

    private Literal word() {
        int begin = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-_".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(begin, at);
        switch (word) {
            case "True":
                return new Literal.Truth(true);
            case "False":
                return new Literal.Truth(false);
            case "None":
                return new Literal.None();
            default:
                // Python 2 wrote long numbers with an L.
                if (word.matches("[+-]?[0-9]{1,18}L?")) {
                    return new Literal.Whole(Long.parseLong(word.replace("L", "")));
                }
                at = begin;
                throw wrong("a text, whole number, True, False, None, list, tuple or dict");
        }
    }

    private String string() {
        char mark = text.charAt(at++);
        StringBuilder string = new StringBuilder();
        while (peek() != mark) {
            char next = text.charAt(at++);
            if (next == '\n') {
                throw wrong("%s before the line ends".formatted(mark));
            }
            if (next == '\\') {
                escape(string);
            } else {
                string.append(next);
            }
        }
        at++;
        return string.toString();
    }

    private void escape(StringBuilder string) {
        char next = peek();
        at++;
        switch (next) {
            case '\\', '\'', '"' -> string.append(next);
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'x' -> string.appendCodePoint(hex(2));
            case 'u' -> string.appendCodePoint(hex(4));
            case 'U' -> string.appendCodePoint(hex(8));
            default -> throw wrong("another escape than \\%s".formatted(next));
        }
    }

    private int hex(int digits) {
        String number = text.substring(at, Math.min(text.length(), at + digits));
        if (!number.matches("[0-9a-fA-F]{%d}".formatted(digits))
                || Long.parseLong(number, 16) > Character.MAX_CODE_POINT) {
            throw wrong("%d hexadecimal digits of a character".formatted(digits));
        }
        at += digits;
        return Integer.parseInt(number, 16);
    }

    private boolean isNext(char wanted) {
        skip();
        return peek() == wanted;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void skip() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private DataException wrong(String expected) {
        String rest = text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20));
        return new DataException(
                "At character %d stands %s and not %s.".formatted(at, Literal.quoted(rest), expected),
                "Give what Python's repr writes.");
    }
}
