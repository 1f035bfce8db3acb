package datajoint.query;

import datajoint.model.QueryException;
import java.util.ArrayList;
import java.util.List;

/** Takes apart a piece of SQL in the spelling of MySQL or PostgreSQL, far enough to find names and parameters in it. */
final class SqlScanner {
    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    static List<SqlToken> scan(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.at < sql.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sees("--") || (c == '#' && !sees("#>") && !sees("#-"))) {
            at = end("\n", sql.length());
        } else if (sees("/*")) {
            at = end("*/", -1);
        } else if (c == '\'') {
            quoted(c, SqlToken.Kind.TEXT);
        } else if (c == '`' || c == '"') {
            quoted(c, SqlToken.Kind.QUOTED);
        } else if (Character.isDigit(c)) {
            number();
        } else if (isWordStart(c)) {
            word();
        } else if (c == '$' && dollarTag() > 0) {
            dollarText(dollarTag());
        } else {
            symbol();
        }
    }

    private void quoted(char quote, SqlToken.Kind kind) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                tokens.add(new SqlToken(kind, text.toString()));
                at = i + 1;
                return;
            } else if (c == '\\' && quote == '\'' && escapes(i)) {
                i++;
            }
            text.append(sql.charAt(i));
            i++;
        }
        throw unclosed(String.valueOf(quote));
    }

    /** A backslash escapes a quote on MySQL; on PostgreSQL it may be the last character of a text. */
    private boolean escapes(int i) {
        return i + 1 < sql.length() && sql.indexOf('\'', i + 2) >= 0;
    }

    private void number() {
        int start = at;
        while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.' || isExponentSign(start))) {
            at++;
        }
        tokens.add(new SqlToken(SqlToken.Kind.NUMBER, sql.substring(start, at)));
    }

    private boolean isExponentSign(int start) {
        char before = at > start ? sql.charAt(at - 1) : ' ';
        return (sql.charAt(at) == '-' || sql.charAt(at) == '+')
                && (before == 'e' || before == 'E')
                && !sql.startsWith("0x", start);
    }

    private void word() {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        tokens.add(new SqlToken(SqlToken.Kind.WORD, sql.substring(start, at)));
    }

    private void dollarText(int tagEnd) {
        String tag = sql.substring(at, tagEnd);
        int close = sql.indexOf(tag, tagEnd);
        if (close < 0) {
            throw unclosed(tag);
        }
        tokens.add(new SqlToken(SqlToken.Kind.TEXT, sql.substring(tagEnd, close)));
        at = close + tag.length();
    }

    /** The position after {@code $tag$}, or -1. */
    private int dollarTag() {
        int i = at + 1;
        while (i < sql.length() && isWordPart(sql.charAt(i)) && sql.charAt(i) != '$') {
            i++;
        }
        return i < sql.length() && sql.charAt(i) == '$' ? i + 1 : -1;
    }

    private void symbol() {
        if (sees("??")) {
            add(SqlToken.Kind.SYMBOL, 2);
        } else if (sql.charAt(at) == '?') {
            add(SqlToken.Kind.PARAMETER, 1);
        } else {
            add(SqlToken.Kind.SYMBOL, sees("::") || sees(":=") || sees("@@") ? 2 : 1);
        }
    }

    private void add(SqlToken.Kind kind, int length) {
        tokens.add(new SqlToken(kind, sql.substring(at, at + length)));
        at += length;
    }

    private int end(String mark, int otherwise) {
        int found = sql.indexOf(mark, at + 1);
        if (found < 0 && otherwise < 0) {
            throw unclosed("/*");
        }
        return found < 0 ? otherwise : found + mark.length();
    }

    private boolean sees(String text) {
        return sql.startsWith(text, at);
    }

    private QueryException unclosed(String mark) {
        return new QueryException(
                "The SQL %s does not close what %s opens.".formatted(sql, mark),
                "Close it, or give the value as ? with restrict(sql, value).");
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
