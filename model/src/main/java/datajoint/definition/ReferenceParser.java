package datajoint.definition;

import datajoint.model.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code -> [nullable, unique] lab.Session.proj(new='old')  # comment}. */
final class ReferenceParser {
    private static final String FORM =
            "A reference is written -> Table, -> [nullable] Table or -> Table.proj(new='old'), and may end with a comment.";
    private static final Pattern STORED = Pattern.compile(TableReferenceScanner.STORED_TEXT);
    private static final Pattern DOTTED =
            Pattern.compile("[A-Za-z_]\\w*(?:\\s*\\.\\s*(?!proj\\s*\\()[A-Za-z_]\\w*)*(?:\\s*\\(\\s*\\))?");
    private static final List<String> OPTIONS = List.of("nullable", "unique");

    private final LineScanner scanner;
    private final boolean inKey;
    private final Grammar grammar;
    private boolean nullable;
    private boolean unique;

    ReferenceParser(SourceLine line, boolean inKey, Grammar grammar) {
        this.scanner = new LineScanner(line);
        this.inKey = inKey;
        this.grammar = grammar;
    }

    ReferenceLine parse() {
        if (!scanner.accept("->")) {
            return new LegacyReferenceParser(scanner, inKey, grammar).parse();
        }
        if (scanner.accept('[')) {
            options();
        }
        boolean wrapped = scanner.accept('(');
        String table = table();
        if (wrapped && !scanner.accept(')')) {
            throw scanner.here("The parenthesis is not closed.", FORM);
        }
        Map<String, String> renames = new LinkedHashMap<>();
        int afterTable = scanner.position();
        if (scanner.accept('.')) {
            String word = scanner.word();
            if (!word.equals("proj") || !scanner.accept('(')) {
                scanner.moveTo(afterTable);
                throw scanner.rest("Only .proj(...) can follow the name of a table.", FORM);
            }
            renames.putAll(new RenamesParser(scanner, grammar).parse());
        }
        return new ReferenceLine(table, renames, inKey, nullable, unique, scanner.comment(FORM));
    }

    private void options() {
        do {
            String word = scanner.word();
            Span span = scanner.span(scanner.position() - word.length(), scanner.position());
            String option = word.toLowerCase(Locale.ROOT);
            if (!word.isEmpty() && !OPTIONS.contains(option)) {
                throw span.mistake(
                        "'%s' is no option of a reference.".formatted(word),
                        Nearest.hint(word, OPTIONS, "The options are nullable and unique."));
            }
            if (option.equals("nullable") && inKey) {
                throw span.mistake(
                        "A reference in the key cannot be nullable.", "Move it below ---, or take the option away.");
            }
            nullable |= option.equals("nullable");
            unique |= option.equals("unique");
        } while (scanner.accept(','));
        if (!scanner.accept(']')) {
            throw scanner.here("The bracket of the options is not closed.", "Write -> [nullable, unique] Table.");
        }
    }

    /** Without blanks, and without the parentheses that make an instance in Python. */
    private String table() {
        scanner.skipBlanks();
        int start = scanner.position();
        String text = scanner.line().text();
        Matcher stored = STORED.matcher(text).region(start, text.length());
        if (stored.lookingAt()) {
            scanner.moveTo(stored.end());
            return stored.group().replaceAll("\\s*\\.\\s*", ".");
        }
        Matcher dotted = DOTTED.matcher(text).region(start, text.length());
        if (!dotted.lookingAt()) {
            throw scanner.rest("The reference names no table.", FORM);
        }
        scanner.moveTo(dotted.end());
        String name = dotted.group().replaceAll("[\\s()]", "");
        Span span = scanner.span(start, dotted.end());
        if (name.equals("self") && grammar != Grammar.LEGACY) {
            throw span.mistake(
                    "A table cannot refer to itself.",
                    "Declare a second table that refers to this one twice, once renamed.");
        }
        if (TableReferenceScanner.find(name).isEmpty()) {
            throw span.mistake(
                    "'%s' names no table.".formatted(name),
                    "Write Session, Session.Trial, lab.Session or `lab`.`session`.");
        }
        return name;
    }
}
