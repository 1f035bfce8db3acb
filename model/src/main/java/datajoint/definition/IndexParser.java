package datajoint.definition;

import datajoint.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code index (a, b)} and {@code unique index (a, (lower(b)))}. */
final class IndexParser {
    private static final Pattern IN_QUOTES = Pattern.compile("`([^`]*)`|\"([^\"]*)\"");
    private static final Pattern NO_NAME = Pattern.compile("\\w+|[\\w.]+:\\s*");
    private static final String FORM =
            "An index is written index(a, b), index(params.rate:unsigned) or index((lower(a))).";

    private final LineScanner scanner;
    private final boolean inKey;

    IndexParser(SourceLine line, boolean inKey) {
        this.scanner = new LineScanner(line);
        this.inKey = inKey;
    }

    IndexLine parse() {
        boolean unique = scanner.word().toLowerCase(Locale.ROOT).equals("unique");
        if (unique) {
            scanner.word();
        }
        scanner.accept('(');
        List<String> elements = new ArrayList<>();
        boolean more = true;
        while (more) {
            Span span = element();
            if (!span.isEmpty()) {
                elements.add(checked(span, elements));
            }
            more = scanner.accept(',');
        }
        if (!scanner.accept(')')) {
            throw scanner.here("The parenthesis of the index is not closed.", FORM);
        }
        if (elements.isEmpty()) {
            throw scanner.line().mistake(0, scanner.position(), "The index names no attribute.", FORM);
        }
        scanner.comment(FORM);
        return new IndexLine(unique, elements, inKey);
    }

    /** Up to a comma or parenthesis that belongs to the index itself. */
    private Span element() {
        int start = scanner.skipBlanks().position();
        int depth = 0;
        while (!scanner.atEnd() && (depth > 0 || (scanner.peek() != ',' && scanner.peek() != ')'))) {
            char letter = scanner.peek();
            if (Quoted.isQuote(letter)) {
                scanner.quoted();
                continue;
            }
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            scanner.moveTo(scanner.position() + 1);
        }
        return scanner.span(start, scanner.position());
    }

    private static String checked(Span span, List<String> earlier) {
        Matcher quoted = IN_QUOTES.matcher(span.text());
        String text = !quoted.matches() ? span.text() : quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
        if (IndexElement.parse(text) instanceof IndexElement.Expression
                && (NO_NAME.matcher(text).matches() || text.isEmpty())) {
            throw span.mistake("'%s' is no name of an attribute.".formatted(text), FORM);
        }
        if (earlier.contains(text)) {
            throw span.mistake("The index names '%s' twice.".formatted(text), "Take one of the two out.");
        }
        return text;
    }
}
