package datajoint.definition;

import java.io.Serializable;

/**
 * One thing that is wrong in a definition.
 *
 * @param line of the text, counted from 1
 * @param column of the line, counted from 1; one past the end where something is missing
 * @param length how many characters are concerned, at least 1
 * @param source the line as it stands in the text
 */
public record Mistake(String problem, String remedy, int line, int column, int length, String source)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Four lines: the place and the problem, the line, a caret under the spot, the remedy. */
    @Override
    public String toString() {
        // Carets stand under the right letters only if each letter is one column wide.
        String shown = source.replace('\t', ' ').stripTrailing();
        String margin = " ".repeat(4);
        return "Line %d, column %d: %s\n%s%s\n%s%s%s\n%s"
                .formatted(
                        line,
                        column,
                        problem,
                        margin,
                        shown,
                        margin,
                        " ".repeat(column - 1),
                        "^".repeat(length),
                        remedy);
    }
}
