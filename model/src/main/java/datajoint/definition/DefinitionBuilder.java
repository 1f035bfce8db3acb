package datajoint.definition;

import datajoint.model.AttributeTypes;
import datajoint.model.DeclarationException;
import datajoint.model.DefaultValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A definition written by a program. Lines appear in the order of the calls, those of the key first. */
public final class DefinitionBuilder {
    private final String comment;
    private final List<Line> lines = new ArrayList<>();

    private DefinitionBuilder(String comment) {
        this.comment = comment;
    }

    public static DefinitionBuilder of(String comment) {
        return new DefinitionBuilder(comment);
    }

    /** {@code -> Table} above the line. */
    public DefinitionBuilder keyReference(String table) {
        return add(new ReferenceLine(table, Map.of(), true, false, false, ""));
    }

    /** {@code -> Table} below the line. */
    public DefinitionBuilder reference(String table) {
        return add(new ReferenceLine(table, Map.of(), false, false, false, ""));
    }

    /** {@code -> [nullable] Table} below the line. */
    public DefinitionBuilder nullableReference(String table) {
        return add(new ReferenceLine(table, Map.of(), false, true, false, ""));
    }

    public DefinitionBuilder key(String name, String type, String attributeComment) {
        return add(attribute(name, type, attributeComment, true));
    }

    public DefinitionBuilder attribute(String name, String type, String attributeComment) {
        return add(attribute(name, type, attributeComment, false));
    }

    /** Gives the attribute added last a constant for rows that do not name it. */
    public DefinitionBuilder withDefault(String value) {
        return replaceLast(new DefaultValue.Literal(value));
    }

    /** Makes the attribute added last nullable. */
    public DefinitionBuilder orNull() {
        return replaceLast(new DefaultValue.Null());
    }

    public DefinitionBuilder index(String... elements) {
        return add(new IndexLine(false, List.of(elements), false));
    }

    public DefinitionBuilder uniqueIndex(String... elements) {
        return add(new IndexLine(true, List.of(elements), false));
    }

    /**
     * The definition.
     *
     * @throws DefinitionException if the parser would refuse its text
     */
    public TableDefinition build() {
        return DefinitionParser.parse(DefinitionPrinter.print(new TableDefinition(comment, lines)));
    }

    private static AttributeLine attribute(String name, String type, String comment, boolean inKey) {
        return new AttributeLine(
                name,
                AttributeTypes.parse(type)
                        .orElseThrow(() -> new DeclarationException(
                                "There is no type '%s'.".formatted(type), TypeAdvice.of(type, name))),
                inKey,
                Optional.empty(),
                comment);
    }

    private DefinitionBuilder add(Line line) {
        if (line.inKey() && lines.stream().anyMatch(earlier -> !earlier.inKey())) {
            throw new DeclarationException(
                    "A line of the key comes after lines that do not belong to it: %s.".formatted(line),
                    "Call key and keyReference before the others.");
        }
        lines.add(line);
        return this;
    }

    private DefinitionBuilder replaceLast(DefaultValue value) {
        if (lines.isEmpty() || !(lines.get(lines.size() - 1) instanceof AttributeLine last)) {
            throw new DeclarationException("There is no attribute to give a default.", "Call attribute(...) first.");
        }
        lines.set(
                lines.size() - 1,
                new AttributeLine(last.name(), last.type(), last.inKey(), Optional.of(value), last.comment()));
        return this;
    }
}
