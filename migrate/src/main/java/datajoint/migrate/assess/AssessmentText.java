package datajoint.migrate.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An assessment for a terminal: long tables are cut, settings of the server left out. */
public final class AssessmentText {
    private static final int WIDEST = 44;
    private static final int MOST_ROWS = 12;

    private AssessmentText() {}

    public static String of(Assessment facts) {
        StringBuilder text = new StringBuilder();
        text.append("Assessment of %s on %s, %s%n"
                .formatted(
                        String.join(
                                ", ",
                                facts.schemas().stream().map(SchemaFacts::name).toList()),
                        facts.server().product(),
                        facts.at()));
        Sections.of(facts).stream()
                .filter(section -> !section.title().equals(Sections.SERVER))
                .forEach(section -> append(text, section));
        text.append("%nEstimate%n".formatted());
        Estimates.of(facts.estimate()).forEach(line -> text.append("  %s%n".formatted(line)));
        append(text, "Warnings", facts.warnings());
        append(text, "Blockers", facts.blockers());
        text.append("%n%s%n".formatted(Estimates.verdict(facts)));
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        text.append("%n%s%n".formatted(title));
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            text.append("  %d. %s%n     %s%n".formatted(i + 1, finding.problem(), finding.fix()));
        }
    }

    private static void append(StringBuilder text, Section whole) {
        Section section = whole.withoutZeros();
        text.append("%n%s. %s%n".formatted(section.title(), section.summary()));
        int columns = section.columns().size();
        List<List<String>> lines = new ArrayList<>();
        lines.add(IntStream.range(0, columns).mapToObj(section::name).toList());
        section.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> row.stream().map(AssessmentText::shortened).toList())
                .forEach(lines::add);
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        lines.forEach(line -> line(text, section, widths, line));
        int more = section.rows().size() - MOST_ROWS;
        if (more > 0) {
            text.append("  and %,d more: --report FILE has all.%n".formatted(more));
        }
    }

    private static void line(StringBuilder text, Section section, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < widths.length; i++) {
            String missing = " ".repeat(widths[i] - row.get(i).length());
            line.append("  ").append(section.isNumber(i) ? missing + row.get(i) : row.get(i) + missing);
        }
        text.append(line.substring(1).stripTrailing()).append(System.lineSeparator());
    }

    /** Beginning and end, which tell most names and places apart. */
    private static String shortened(String cell) {
        String line = cell.replace('\n', ' ');
        return line.length() <= WIDEST
                ? line
                : line.substring(0, WIDEST / 3) + "..." + line.substring(line.length() - (WIDEST - WIDEST / 3 - 3));
    }
}
