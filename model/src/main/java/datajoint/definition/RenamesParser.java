package datajoint.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what stands in the parentheses of {@code .proj(new='old', ...)}. */
final class RenamesParser {
    private static final Pattern NEW = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern OLD = Pattern.compile("[A-Za-z_]\\w*");
    private static final String FORM = "A rename is written new='old'.";

    private final LineScanner scanner;
    private final Grammar grammar;
    private final Map<String, String> renames = new LinkedHashMap<>();

    RenamesParser(LineScanner scanner, Grammar grammar) {
        this.scanner = scanner;
        this.grammar = grammar;
    }

    /** From after the opening parenthesis to after the closing one. */
    Map<String, String> parse() {
        while (!scanner.accept(')')) {
            // Attributes that are only kept are no part of the key, so they change nothing.
            if (!scanner.accept("...") && !acceptKept()) {
                rename();
            }
            if (!scanner.accept(',') && scanner.skipBlanks().peek() != ')') {
                throw scanner.here("A comma or a parenthesis has to follow the rename.", FORM);
            }
        }
        return renames;
    }

    private boolean acceptKept() {
        char letter = scanner.skipBlanks().peek();
        if (letter != '\'' && letter != '"') {
            return false;
        }
        scanner.quoted();
        return true;
    }

    private void rename() {
        String name = scanner.word();
        Span span = scanner.span(scanner.position() - name.length(), scanner.position());
        if (!NEW.matcher(name).matches()) {
            throw span.mistake("'%s' is no name of an attribute.".formatted(name), FORM);
        }
        if (name.startsWith("_") && grammar == Grammar.CURRENT) {
            throw span.mistake(
                    "'%s' begins with an underscore; such names belong to the platform.".formatted(name),
                    "Give it a name that begins with a letter.");
        }
        if (!scanner.accept('=')) {
            throw scanner.here("An equals sign has to follow '%s'.".formatted(name), FORM);
        }
        int start = scanner.skipBlanks().position();
        if (scanner.peek() != '\'' && scanner.peek() != '"') {
            throw scanner.here("The name to rename stands in quotes.", FORM);
        }
        String old = scanner.quoted().strip();
        Span oldSpan = scanner.span(start, scanner.position());
        if (!OLD.matcher(old).matches()) {
            throw oldSpan.mistake(
                    "'%s' is no name of an attribute; a reference can rename, not compute.".formatted(old), FORM);
        }
        if (renames.containsValue(old)) {
            throw oldSpan.mistake("'%s' is renamed twice.".formatted(old), "Take one of the two out.");
        }
        if (renames.put(name, old) != null) {
            throw span.mistake("'%s' is the new name of two attributes.".formatted(name), "Give one another name.");
        }
    }
}
