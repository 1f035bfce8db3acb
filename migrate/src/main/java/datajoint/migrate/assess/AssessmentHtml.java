package datajoint.migrate.assess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An assessment as one page that needs no network: for a phone as well, in light and dark. */
public final class AssessmentHtml {
    /** Tables of more rows are folded. */
    private static final int FOLDED = 12;

    private AssessmentHtml() {}

    public static String of(Assessment facts) {
        String names = String.join(
                ", ", facts.schemas().stream().map(SchemaFacts::name).toList());
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>Assessment of ")
                .append(escaped(names))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main>");
        page.append("<h1>Assessment</h1><p class=\"what\">")
                .append(escaped(names))
                .append("<br>")
                .append(escaped(facts.server().product() + ", " + facts.at()))
                .append("</p>");
        page.append("<p class=\"verdict %s\">".formatted(facts.isReady() ? "good" : "bad"))
                .append(escaped(Estimates.verdict(facts)))
                .append("</p>");
        findings(page, "Blockers", "blocker", facts.blockers());
        findings(page, "Warnings", "warning", facts.warnings());
        page.append("<h2>Estimate</h2><ul>");
        Estimates.of(facts.estimate())
                .forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
        page.append("</ul>");
        Sections.of(facts).forEach(section -> table(page, section));
        return page.append("</main></body></html>\n").toString();
    }

    private static void findings(StringBuilder page, String title, String kind, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.append("<h2>%s <span class=\"count\">%d</span></h2>".formatted(title, findings.size()));
        for (Finding finding : findings) {
            page.append("<div class=\"finding ").append(kind).append("\"><p>");
            page.append(escaped(finding.problem())).append("</p><p class=\"fix\">");
            page.append(escaped(finding.fix())).append("</p></div>");
        }
    }

    private static void table(StringBuilder page, Section section) {
        boolean folded = section.rows().size() > FOLDED;
        page.append("<h2>").append(escaped(section.title())).append("</h2><p>");
        page.append(escaped(section.summary())).append("</p>");
        if (folded) {
            page.append("<details><summary>%,d rows</summary>"
                    .formatted(section.rows().size()));
        }
        page.append("<div class=\"scroll\"><table><thead><tr>");
        for (int i = 0; i < section.columns().size(); i++) {
            page.append(section.isNumber(i) ? "<th class=\"number\">" : "<th>");
            page.append(escaped(section.name(i))).append("</th>");
        }
        page.append("</tr></thead><tbody>");
        for (List<String> row : section.rows()) {
            page.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.append(section.isNumber(i) ? "<td class=\"number\">" : "<td>");
                page.append(escaped(row.get(i))).append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</tbody></table></div>").append(folded ? "</details>" : "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream in = AssessmentHtml.class.getResourceAsStream("assessment.css")) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks assessment.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
