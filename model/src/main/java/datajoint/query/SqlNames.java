package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.Nearest;
import datajoint.model.QueryException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks SQL that a user wrote: one expression, a value for each {@code ?}, and every name that can only be a column is
 * an attribute. Names inside a subquery are the server's to check, and so are names with a table in front.
 */
final class SqlNames {
    private final String sql;
    private final List<SqlToken> tokens;
    private final Set<String> known;

    private SqlNames(String sql, Set<String> known) {
        this.sql = sql;
        this.tokens = SqlScanner.scan(sql);
        this.known = known;
    }

    /** @throws QueryException that names every unknown attribute */
    static void check(String sql, int values, Heading heading, List<Attribute> hidden) {
        Set<String> known = new LinkedHashSet<>(heading.names());
        hidden.forEach(attribute -> known.add(attribute.name()));
        SqlNames names = new SqlNames(sql, known);
        names.requireOneExpression();
        names.requireValues(values);
        names.requireKnown(heading);
    }

    private void requireOneExpression() {
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0 || token.is(";")) {
                throw new QueryException(
                        "The SQL %s is not one expression: '%s' ends it early.".formatted(sql, token.text()),
                        "Remove it, or give the value as ? with restrict(sql, value).");
            }
        }
        if (depth > 0 || tokens.isEmpty()) {
            throw new QueryException(
                    tokens.isEmpty()
                            ? "The SQL '%s' is empty.".formatted(sql)
                            : "The SQL %s lacks %d closing parentheses.".formatted(sql, depth),
                    "Write one whole expression, such as weight > ?.");
        }
    }

    private void requireValues(int given) {
        long asked = tokens.stream()
                .filter(token -> token.kind() == SqlToken.Kind.PARAMETER)
                .count();
        if (asked != given) {
            throw new QueryException(
                    "The SQL %s has %d ? for %d values.".formatted(sql, asked, given),
                    "Give one value for each ?; PostgreSQL's operator ? is written ??.");
        }
    }

    private void requireKnown(Heading heading) {
        List<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            String first = unknown.get(0);
            throw new QueryException(
                    "There is no attribute '%s' for the SQL %s; the attributes are %s."
                            .formatted(String.join("', '", unknown), sql, String.join(", ", heading.names())),
                    Nearest.hint(
                            first,
                            known,
                            "Project it from the table that has it; a text is written in single quotes, or as ?."));
        }
    }

    private List<String> unknown() {
        Set<String> found = new LinkedHashSet<>();
        int i = 0;
        while (i < tokens.size()) {
            if (token(i).is("(") && isSubquery(i + 1)) {
                i = close(i);
            } else if (token(i).isWord("as")) {
                i = endOfType(i);
            } else if (isColumn(i) && !isKnown(token(i))) {
                found.add(token(i).text());
            }
            i++;
        }
        return new ArrayList<>(found);
    }

    /** True for a word in the place of a column, and for a name in back ticks. */
    private boolean isColumn(int i) {
        SqlToken token = token(i);
        SqlToken before = token(i - 1);
        SqlToken after = token(i + 1);
        if (before.is(".") || after.is(".") || before.is("@") || before.is("@@") || before.is("::")) {
            return false;
        }
        if (token.kind() == SqlToken.Kind.QUOTED) {
            return sql.contains("`" + token.text() + "`") && !after.is("(");
        }
        return token.kind() == SqlToken.Kind.WORD
                && !after.is("(")
                && after.kind() != SqlToken.Kind.TEXT
                && !before.isWord("collate")
                && !before.isWord("using")
                && !before.isWord("set")
                && !SqlWords.isWord(token.text());
    }

    private boolean isKnown(SqlToken token) {
        return known.contains(token.text()) || known.stream().anyMatch(name -> name.equalsIgnoreCase(token.text()));
    }

    private boolean isSubquery(int i) {
        return token(i).isWord("select")
                || token(i).isWord("with")
                || token(i).isWord("values")
                || token(i).isWord("table")
                || (token(i).is("(") && isSubquery(i + 1));
    }

    /** The last token of the type in {@code CAST(x AS type)}. */
    private int endOfType(int i) {
        int depth = 0;
        int last = i;
        while (last + 1 < tokens.size()) {
            SqlToken next = token(last + 1);
            depth += next.is("(") ? 1 : next.is(")") ? -1 : 0;
            if (depth < 0) {
                return last;
            }
            last++;
        }
        return last;
    }

    private int close(int i) {
        int depth = 0;
        for (int at = i; at < tokens.size(); at++) {
            depth += token(at).is("(") ? 1 : token(at).is(")") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }

    private SqlToken token(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : new SqlToken(SqlToken.Kind.SYMBOL, "");
    }
}
