package datajoint.definition;

import java.util.List;

/**
 * {@code index (a, b)} or {@code unique index (a, (lower(b)))}.
 *
 * @param elements as written: an attribute name, a JSON path such as {@code j.a:unsigned}, or an expression in parentheses
 */
public record IndexLine(boolean unique, List<String> elements, boolean inKey) implements Line {
    public IndexLine {
        elements = List.copyOf(elements);
    }

    /** The elements, taken apart. */
    public List<IndexElement> parsed() {
        return elements.stream().map(IndexElement::parse).toList();
    }
}
