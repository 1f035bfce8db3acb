package datajoint.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a definition, without the blanks around it.
 *
 * @param source the line as it stands in the text
 * @param start where {@code text} begins in {@code source}
 * @param number of the line in the text, counted from 1
 */
record SourceLine(String text, String source, int start, int number) {

    /** The lines that are not blank. */
    static List<SourceLine> split(String definition) {
        List<SourceLine> lines = new ArrayList<>();
        int number = 0;
        for (String source : definition.lines().toList()) {
            number++;
            int from = 0;
            int to = source.length();
            while (from < to && isBlank(source.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(source.charAt(to - 1))) {
                to--;
            }
            if (from < to) {
                lines.add(new SourceLine(source.substring(from, to), source, from, number));
            }
        }
        return lines;
    }

    /** Blanks of any alphabet: definitions are copied from web pages too. */
    static boolean isBlank(char letter) {
        return letter <= ' ' || Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == '\uFEFF';
    }

    /** A mistake in the letters {@code from} to {@code to} of the text. */
    DefinitionException mistake(int from, int to, String problem, String remedy) {
        return new DefinitionException(
                List.of(new Mistake(problem, remedy, number, start + from + 1, Math.max(1, to - from), source)));
    }
}
