package datajoint.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the definition language. Nothing is looked up: names are resolved when the table is declared. */
public final class DefinitionParser {
    private static final Pattern INDEX = Pattern.compile("(?i)(unique\\s+)?index\\s*\\(.*");
    private static final Pattern SEPARATOR = Pattern.compile("--.*|__.*");

    private final Grammar grammar;
    private final List<Line> lines = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();
    private String comment = "";
    private boolean inKey = true;

    private DefinitionParser(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * Reads a definition of 2.x.
     *
     * @throws DefinitionException with every mistake, its place and the remedy
     */
    public static TableDefinition parse(String text) {
        return parse(text, Grammar.CURRENT);
    }

    /**
     * Reads the definition of a table that the error shall name.
     *
     * @throws DefinitionException with every mistake, its place and the remedy
     */
    public static TableDefinition parseOf(String table, String text) {
        try {
            return parse(text);
        } catch (DefinitionException e) {
            throw e.of(table);
        }
    }

    /**
     * Reads a definition in the grammar named.
     *
     * @throws DefinitionException with every mistake, its place and the remedy
     */
    public static TableDefinition parse(String text, Grammar grammar) {
        return new DefinitionParser(grammar).read(text);
    }

    private TableDefinition read(String text) {
        boolean first = true;
        for (SourceLine line : SourceLine.split(text)) {
            try {
                read(line, first);
            } catch (DefinitionException e) {
                mistakes.addAll(e.mistakes());
            }
            first = false;
        }
        if (!mistakes.isEmpty()) {
            throw new DefinitionException(mistakes);
        }
        return new TableDefinition(comment, lines);
    }

    private void read(SourceLine line, boolean first) {
        String text = line.text();
        if (text.startsWith("#")) {
            if (first) {
                comment = tableComment(line);
            }
        } else if (isSeparator(line)) {
            inKey = false;
        } else if (isReference(text)) {
            lines.add(new ReferenceParser(line, inKey, grammar).parse());
        } else if (INDEX.matcher(text).matches()) {
            lines.add(new IndexParser(line, inKey).parse());
        } else {
            AttributeLine attribute = new AttributeParser(line, inKey, grammar).parse();
            refuseSecond(line, attribute.name());
            lines.add(attribute);
        }
    }

    private static String tableComment(SourceLine line) {
        LineScanner scanner = new LineScanner(line);
        String comment = scanner.comment("");
        if (comment.startsWith(":")) {
            throw line.mistake(
                    line.text().indexOf(':'),
                    line.text().indexOf(':') + 1,
                    "The comment of a table cannot begin with a colon.",
                    "Take the colon away: colons mark types in the comments of the database.");
        }
        return comment;
    }

    private boolean isSeparator(SourceLine line) {
        String text = line.text();
        if (text.startsWith("---") || (grammar == Grammar.LEGACY && text.startsWith("___"))) {
            return true;
        }
        if (SEPARATOR.matcher(text).matches() && text.chars().allMatch(letter -> "-_ ".indexOf(letter) >= 0)) {
            throw line.mistake(
                    0, text.length(), "'%s' does not separate the key from the rest.".formatted(text), "Write ---.");
        }
        return false;
    }

    private static boolean isReference(String text) {
        int arrow = text.indexOf("->");
        return arrow >= 0
                && text.substring(0, arrow)
                        .chars()
                        .noneMatch(letter -> letter == '"' || letter == '\'' || letter == '#');
    }

    private void refuseSecond(SourceLine line, String name) {
        Integer earlier = named.putIfAbsent(name, line.number());
        if (earlier != null) {
            throw line.mistake(
                    0,
                    name.length(),
                    "Attribute '%s' is declared twice; it stands in line %d already.".formatted(name, earlier),
                    "Give one of the two another name, or take one line out.");
        }
    }
}
