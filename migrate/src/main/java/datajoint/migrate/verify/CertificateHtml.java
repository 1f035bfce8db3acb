package datajoint.migrate.verify;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A certificate as one page that needs no network and is read on a phone as well. */
public final class CertificateHtml {
    private static final int SHORT = 12;
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8884;--good:#1a7f37;--bad:#c62828}
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}
            h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem;margin:2rem 0 .5rem}
            .verdict{border-left:.4rem solid var(--good);padding:.6rem 1rem;background:#8881}
            .verdict.bad{border-color:var(--bad)}
            .numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;margin:1rem 0}
            .numbers div{border:1px solid var(--line);border-radius:.4rem;padding:.5rem .7rem}
            .numbers b{display:block;font-size:1.25rem;font-variant-numeric:tabular-nums}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
            th,td{text-align:right;padding:.3rem .5rem;border-bottom:1px solid var(--line);white-space:nowrap}
            th:first-child,td:first-child{text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:9rem}
            td{font-variant-numeric:tabular-nums}li{margin:.3rem 0;overflow-wrap:anywhere}
            code{font-size:.85em;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem .8rem}
            dt{color:#888}dd{margin:0;overflow-wrap:anywhere}
            """;

    private final Certificate certificate;

    private CertificateHtml(Certificate certificate) {
        this.certificate = certificate;
    }

    public static String page(Certificate certificate) {
        return new CertificateHtml(certificate).page();
    }

    private String page() {
        String title = certificate.isGood() ? "Proven: nothing was lost" : "Not proven";
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s: %s</title>
                <style>
                %s</style></head><body>
                <h1>Migration of %s</h1>
                %s
                %s
                %s%s%s%s%s%s
                </body></html>
                """.formatted(
                        title,
                        escaped(certificate.group()),
                        STYLE,
                        escaped(certificate.group()).replace(",", ", "),
                        verdict(title),
                        numbers(),
                        list("What is wrong", "", certificate.problems()),
                        list("Accepted by a person", "Wrong, and left so on purpose.", certificate.accepted()),
                        list(
                                "Values that nobody can decode",
                                "The same bytes on both sides; 0.14 could not read them either.",
                                certificate.unreadable()),
                        terms(),
                        tables(),
                        circumstances());
    }

    private String verdict(String title) {
        String where = certificate.stage().equals("final")
                ? "The tables under their final names were compared with the old ones."
                : "The new tables were compared with the legacy ones, before the cutover.";
        String text = certificate.isGood()
                ? "Every table is made as planned; every value that was compared is the same, to the bit where no"
                        + " tolerance is named; every object was read and has its hash. " + where
                : "%,d things are not as they should be. %s"
                        .formatted(certificate.problems().size(), where);
        return "<p class=\"verdict%s\"><b>%s.</b> %s</p>".formatted(certificate.isGood() ? "" : " bad", title, text);
    }

    private String numbers() {
        List<TableProof> tables = certificate.tables();
        return "<div class=\"numbers\">"
                + number(tables.size(), "tables")
                + number(certificate.rows(), "rows")
                + number(tables.stream().mapToLong(TableProof::blobs).sum(), "blobs decoded")
                + number(tables.stream().mapToLong(TableProof::pointers).sum(), "pointers")
                + number(tables.stream().mapToLong(TableProof::objects).sum(), "objects hashed")
                + "</div>";
    }

    private static String number(long count, String what) {
        return String.format(Locale.ROOT, "<div><b>%,d</b>%s</div>", count, what);
    }

    private static String list(String heading, String text, List<Problem> problems) {
        return problems.isEmpty()
                ? ""
                : "<h2>%s (%d)</h2><p>%s</p><ul>%s</ul>\n"
                        .formatted(
                                heading,
                                problems.size(),
                                text,
                                problems.stream()
                                        .map(problem -> "<li>" + escaped(problem.toString()) + "</li>")
                                        .collect(joining("\n")));
    }

    private String terms() {
        return certificate.terms().isEmpty()
                ? ""
                : "<h2>What was not compared, or not to the bit</h2><ul>%s</ul>\n"
                        .formatted(certificate.terms().stream()
                                .map(term -> "<li>" + escaped(term) + "</li>")
                                .collect(joining("\n")));
    }

    private String tables() {
        return "<h2>Tables</h2><div class=\"scroll\"><table><tr><th>table</th><th>rows</th><th>blobs</th>"
                + "<th>pointers</th><th>objects</th><th>SHA-256 of the rows</th></tr>\n"
                + certificate.tables().stream().map(CertificateHtml::row).collect(joining("\n"))
                + "</table></div>\n";
    }

    private static String row(TableProof table) {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%,d</td><td>%,d</td><td>%,d</td><td>%,d</td><td><code title=\"%s\">%s</code></td></tr>",
                escaped(table.table()),
                table.rows(),
                table.blobs(),
                table.pointers(),
                table.objects(),
                table.digest(),
                table.digest().substring(0, SHORT));
    }

    private String circumstances() {
        Map<String, String> all = new TreeMap<>(certificate.circumstances());
        all.put("digest of this certificate", certificate.digest());
        all.put("plan", certificate.planHash());
        all.put("run", certificate.run());
        return "<h2>When, where, how fast</h2><dl>"
                + all.entrySet().stream()
                        .map(entry ->
                                "<dt>%s</dt><dd>%s</dd>".formatted(escaped(entry.getKey()), escaped(entry.getValue())))
                        .collect(joining("\n"))
                + "</dl>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
