package datajoint.migrate.assess;

import java.util.List;
import java.util.stream.IntStream;

/** An assessment for a terminal. */
public final class AssessmentText {
    private static final int WIDEST = 60;

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
        for (Section section : Sections.of(facts)) {
            append(text, section);
        }
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

    private static void append(StringBuilder text, Section section) {
        text.append("%n%s. %s%n".formatted(section.title(), section.summary()));
        int columns = section.columns().size();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            int place = i;
            widths[i] = Math.min(
                    WIDEST,
                    Math.max(
                            section.name(i).length(),
                            section.rows().stream()
                                    .mapToInt(row -> row.get(place).length())
                                    .max()
                                    .orElse(0)));
        }
        line(
                text,
                section,
                widths,
                IntStream.range(0, columns).mapToObj(section::name).toList());
        section.rows().forEach(row -> line(text, section, widths, row));
    }

    private static void line(StringBuilder text, Section section, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i).replace('\n', ' ');
            int missing = Math.max(0, widths[i] - cell.length());
            line.append(' ');
            line.append(section.isNumber(i) ? " ".repeat(missing) + cell : cell + " ".repeat(missing));
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
