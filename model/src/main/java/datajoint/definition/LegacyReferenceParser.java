package datajoint.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code (a, b) -> T(c, d)}, the form of a renamed reference before {@code .proj}. */
final class LegacyReferenceParser {
    private static final String NAMES = "\\(([\\w\\s,]*)\\)";
    private static final Pattern FORM = Pattern.compile(
            NAMES + "\\s*->\\s*(\\[[\\w\\s,]*\\])?\\s*([A-Za-z_][\\w.]*)\\s*(?:" + NAMES + ")?\\s*(?:#\\s*(.*))?");

    private final LineScanner scanner;
    private final boolean inKey;
    private final Grammar grammar;

    LegacyReferenceParser(LineScanner scanner, boolean inKey, Grammar grammar) {
        this.scanner = scanner;
        this.inKey = inKey;
        this.grammar = grammar;
    }

    ReferenceLine parse() {
        Matcher matcher = FORM.matcher(scanner.line().text());
        if (!matcher.matches() || TableReferenceScanner.find(matcher.group(3)).isEmpty()) {
            throw scanner.line()
                    .mistake(
                            0,
                            scanner.line().text().indexOf("->"),
                            "Nothing can stand before the arrow of a reference.",
                            "Write -> Table, and renames as -> Table.proj(new='old').");
        }
        List<String> renamed = names(matcher.group(1));
        List<String> original = matcher.group(4) == null ? List.of() : names(matcher.group(4));
        Map<String, String> renames = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(renamed.size(), original.size()); i++) {
            renames.put(renamed.get(i), original.get(i));
        }
        if (grammar != Grammar.LEGACY || renamed.isEmpty() || renamed.size() != original.size()) {
            throw scanner.line()
                    .mistake(
                            0,
                            scanner.line().text().length(),
                            "References are no longer renamed by parentheses.",
                            remedy(options(matcher) + matcher.group(3), renames));
        }
        String options = options(matcher).toLowerCase(Locale.ROOT);
        String comment = matcher.group(5) == null ? "" : matcher.group(5);
        return new ReferenceLine(
                matcher.group(3), renames, inKey, options.contains("nullable"), options.contains("unique"), comment);
    }

    private static String options(Matcher matcher) {
        return matcher.group(2) == null ? "" : matcher.group(2) + " ";
    }

    private static String remedy(String table, Map<String, String> renames) {
        String arguments = renames.entrySet().stream()
                .map(rename -> rename.getKey() + "='" + rename.getValue() + "'")
                .collect(Collectors.joining(", "));
        return "Write -> %s.proj(%s)%s"
                .formatted(
                        table,
                        arguments.isEmpty() ? "new='old'" : arguments,
                        arguments.isEmpty() ? " for each attribute of its key." : ".");
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
