package datajoint.definition;

import datajoint.definition.Difference.Kind;
import datajoint.model.AttributeTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two definitions by what they mean: spellings of one type, and {@code 0} and {@code 0.00}, are the same. */
public final class DefinitionDiff {
    private static final Pattern BEYOND = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private final List<Difference> differences = new ArrayList<>();

    private DefinitionDiff() {}

    /**
     * The differences in the order of the lines, empty if both declare the same table. References are compared by the
     * names they are written with, so both sides have to name a table in one way.
     */
    public static List<Difference> between(TableDefinition declared, TableDefinition existing) {
        DefinitionDiff diff = new DefinitionDiff();
        diff.comments("The table comment", declared.comment(), existing.comment());
        diff.attributes(declared, existing);
        diff.references(declared, existing);
        diff.indexes(declared, existing);
        return List.copyOf(diff.differences);
    }

    private void attributes(TableDefinition declared, TableDefinition existing) {
        Map<String, AttributeLine> ours = byKey(declared.attributes(), AttributeLine::name);
        Map<String, AttributeLine> theirs = byKey(existing.attributes(), AttributeLine::name);
        missing("Attribute '%s'", ours, theirs);
        ours.forEach((name, line) -> {
            AttributeLine other = theirs.get(name);
            if (other != null) {
                compare(line, other);
            }
        });
        order(declared, existing, ours, theirs);
    }

    private void compare(AttributeLine line, AttributeLine other) {
        String subject = "Attribute '%s'".formatted(line.name());
        if (!AttributeTypes.sameMeaning(line.type(), other.type())) {
            add(Kind.TYPE, subject, line.type().text(), other.type().text());
        }
        if (!SameDefault.of(line.type(), line.defaultValue(), other.defaultValue())) {
            add(Kind.DEFAULT, subject, defaultText(line), defaultText(other));
        }
        comments("The comment of attribute '%s'".formatted(line.name()), line.comment(), other.comment());
        key(subject, line, other);
    }

    /** Of the attributes that both have; one that is missing does not shift the others. */
    private void order(
            TableDefinition declared,
            TableDefinition existing,
            Map<String, AttributeLine> ours,
            Map<String, AttributeLine> theirs) {
        List<String> first = names(declared.attributes(), theirs.keySet());
        List<String> second = names(existing.attributes(), ours.keySet());
        if (!first.equals(second)) {
            add(Kind.ORDER, "The order of the attributes", String.join(", ", first), String.join(", ", second));
        }
    }

    private void references(TableDefinition declared, TableDefinition existing) {
        Map<String, ReferenceLine> ours = byKey(declared.references(), DefinitionDiff::target);
        Map<String, ReferenceLine> theirs = byKey(existing.references(), DefinitionDiff::target);
        missing("The reference to %s", ours, theirs);
        ours.forEach((target, line) -> {
            ReferenceLine other = theirs.get(target);
            if (other != null) {
                String subject = "The reference to %s".formatted(target);
                compare(Kind.OPTION, subject, options(line), options(other));
                key(subject, line, other);
            }
        });
    }

    private void indexes(TableDefinition declared, TableDefinition existing) {
        Map<String, IndexLine> ours = byKey(declared.indexes(), DefinitionDiff::elements);
        Map<String, IndexLine> theirs = byKey(existing.indexes(), DefinitionDiff::elements);
        // MySQL gives a serial attribute an index of its own.
        declared.attributes()
                .filter(line -> line.type().text().equalsIgnoreCase("serial"))
                .forEach(line -> theirs.keySet().removeIf(name -> name.equals(line.name()) && !ours.containsKey(name)));
        missing("The index on (%s)", ours, theirs);
        ours.forEach((elements, line) -> {
            IndexLine other = theirs.get(elements);
            if (other != null && other.unique() != line.unique()) {
                add(Kind.OPTION, "The index on (%s)".formatted(elements), text(line), text(other));
            }
        });
    }

    private <L extends Line> void missing(String subject, Map<String, L> ours, Map<String, L> theirs) {
        ours.forEach((key, line) -> {
            if (!theirs.containsKey(key)) {
                add(Kind.MISSING, subject.formatted(key), text(line), "");
            }
        });
        theirs.forEach((key, line) -> {
            if (!ours.containsKey(key)) {
                add(Kind.EXTRA, subject.formatted(key), "", text(line));
            }
        });
    }

    private void key(String subject, Line line, Line other) {
        if (line.inKey() != other.inKey()) {
            add(
                    Kind.KEY,
                    subject,
                    line.inKey() ? "part of the key" : "no part of the key",
                    other.inKey() ? "part of the key" : "no part of the key");
        }
    }

    /** MySQL keeps a question mark for a letter outside the basic plane. */
    private void comments(String subject, String declared, String existing) {
        if (!BEYOND.matcher(declared)
                .replaceAll("?")
                .equals(BEYOND.matcher(existing).replaceAll("?"))) {
            add(Kind.COMMENT, subject, declared, existing);
        }
    }

    private void compare(Kind kind, String subject, String declared, String existing) {
        if (!declared.equals(existing)) {
            add(kind, subject, declared, existing);
        }
    }

    private void add(Kind kind, String subject, String declared, String existing) {
        differences.add(new Difference(kind, subject, declared, existing));
    }

    private static <L> Map<String, L> byKey(Stream<L> lines, Function<L, String> key) {
        return lines.collect(Collectors.toMap(key, line -> line, (first, second) -> first, LinkedHashMap::new));
    }

    private static List<String> names(Stream<AttributeLine> lines, Set<String> of) {
        Set<String> names = new LinkedHashSet<>();
        lines.map(AttributeLine::name).filter(of::contains).forEach(names::add);
        return List.copyOf(names);
    }

    private static String defaultText(AttributeLine line) {
        return line.defaultValue()
                .map(value -> DefinitionPrinter.defaultText(value, line.type()))
                .orElse("no default");
    }

    private static String target(ReferenceLine line) {
        return line.table() + (line.renames().isEmpty() ? "" : " as " + line.renames());
    }

    private static String options(ReferenceLine line) {
        return Stream.of(line.nullable() ? "nullable" : "", line.unique() ? "unique" : "")
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** An expression is not compared: a server keeps it in words of its own. */
    private static String elements(IndexLine line) {
        return line.parsed().stream()
                .map(element -> element instanceof IndexElement.Named named
                        ? named.attribute()
                        : element instanceof IndexElement.Expression expression && !expression.inParentheses()
                                ? expression.sql().toLowerCase(Locale.ROOT).replaceFirst("\\s+asc$", "")
                                : "expression")
                .collect(Collectors.joining(", "));
    }

    private static String text(Line line) {
        return DefinitionPrinter.print(new TableDefinition("", List.of(line)))
                .replace("---", "")
                .strip();
    }
}
