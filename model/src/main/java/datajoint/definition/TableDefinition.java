package datajoint.definition;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parsed definition: the text, as a value. Every way of declaring a table ends here.
 *
 * @param comment the table comment, empty if there is none
 * @param lines the meaningful lines in their order; those of the key come first
 */
public record TableDefinition(String comment, List<Line> lines) {
    public TableDefinition {
        lines = List.copyOf(lines);
    }

    public Stream<AttributeLine> attributes() {
        return lines.stream().filter(AttributeLine.class::isInstance).map(AttributeLine.class::cast);
    }

    public Stream<ReferenceLine> references() {
        return lines.stream().filter(ReferenceLine.class::isInstance).map(ReferenceLine.class::cast);
    }

    public Stream<IndexLine> indexes() {
        return lines.stream().filter(IndexLine.class::isInstance).map(IndexLine.class::cast);
    }

    /** True if no line stands in the key: then the table holds at most one row. */
    public boolean isSingleton() {
        return lines.stream().noneMatch(line -> line.inKey() && !(line instanceof IndexLine));
    }

    /** What works and should still be written in another way: native types, counted attributes. */
    public List<DefinitionWarning> warnings() {
        return attributes().flatMap(line -> DefinitionWarning.of(line).stream()).toList();
    }
}
