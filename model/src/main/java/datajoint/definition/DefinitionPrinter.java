package datajoint.definition;

import datajoint.model.AttributeType;
import datajoint.model.AttributeType.Core;
import datajoint.model.AttributeType.Native;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import datajoint.model.Quoted;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a definition as one would by hand, with the types and the comments below each other. */
public final class DefinitionPrinter {
    private static final int WIDEST = 48;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\f\\u000b\\u0085\\u2028\\u2029]+");

    private final int nameWidth;
    private final int typeWidth;

    private DefinitionPrinter(List<AttributeLine> attributes) {
        nameWidth = widest(attributes, line -> left(line).length());
        typeWidth = widest(
                attributes.stream().filter(line -> !line.comment().isEmpty()).toList(),
                line -> line.type().text().length());
    }

    /** The text, one line for each; {@link DefinitionParser} reads it as an equal definition. */
    public static String print(TableDefinition definition) {
        DefinitionPrinter printer =
                new DefinitionPrinter(definition.attributes().toList());
        StringBuilder text = new StringBuilder();
        if (!definition.comment().isEmpty()) {
            text.append("# ").append(oneLine(definition.comment())).append('\n');
        }
        boolean inKey = true;
        for (Line line : definition.lines()) {
            if (inKey && !line.inKey()) {
                text.append("---\n");
                inKey = false;
            }
            text.append(printer.print(line)).append('\n');
        }
        return text.toString();
    }

    private String print(Line line) {
        if (line instanceof AttributeLine attribute) {
            return print(attribute);
        }
        if (line instanceof ReferenceLine reference) {
            return print(reference);
        }
        IndexLine index = (IndexLine) line;
        return (index.unique() ? "unique index (" : "index (") + String.join(", ", index.elements()) + ")";
    }

    private String print(AttributeLine line) {
        String attribute = padded(left(line), nameWidth) + " : " + line.type().text();
        return withComment(attribute, line.comment());
    }

    private String print(ReferenceLine line) {
        StringBuilder text = new StringBuilder("-> ");
        if (line.nullable() || line.unique()) {
            text.append(!line.unique() ? "[nullable] " : line.nullable() ? "[nullable, unique] " : "[unique] ");
        }
        text.append(line.table());
        if (!line.renames().isEmpty()) {
            text.append(line.renames().entrySet().stream()
                    .map(rename -> rename.getKey() + "='" + rename.getValue() + "'")
                    .collect(Collectors.joining(", ", ".proj(", ")")));
        }
        return withComment(text.toString(), line.comment());
    }

    private String withComment(String text, String comment) {
        return comment.isEmpty()
                ? text
                : padded(text, nameWidth + " : ".length() + typeWidth) + "  # " + oneLine(comment);
    }

    private static String left(AttributeLine line) {
        return line.name()
                + line.defaultValue()
                        .map(value -> " = " + defaultText(value, line.type()))
                        .orElse("");
    }

    static String defaultText(DefaultValue value, AttributeType type) {
        if (value instanceof DefaultValue.Null) {
            return "null";
        }
        if (value instanceof DefaultValue.Expression expression) {
            return expression.sql();
        }
        String literal = ((DefaultValue.Literal) value).value();
        return isNumber(type) && NUMBER.matcher(literal).matches() ? literal : Quoted.preferDouble(literal);
    }

    private static boolean isNumber(AttributeType type) {
        if (type instanceof Core core) {
            return !(core.type() instanceof CoreType.TextType) && !(core.type() instanceof CoreType.EnumType);
        }
        return type instanceof Native;
    }

    /** The database takes line breaks in a comment; a line of a definition does not. */
    private static String oneLine(String comment) {
        return BREAKS.matcher(comment).replaceAll(" ").strip();
    }

    /** Lines that are wider than {@value #WIDEST} stand out rather than push all others to the right. */
    private static int widest(List<AttributeLine> lines, ToIntFunction<AttributeLine> width) {
        return lines.stream()
                .mapToInt(width)
                .filter(letters -> letters <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
