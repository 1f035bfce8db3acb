package datajoint.migrate.assess;

import datajoint.migrate.evidence.BinaryContent;
import datajoint.migrate.evidence.TruthValues;
import java.util.ArrayList;
import java.util.List;

/** An assessment as tables for people. */
final class Sections {
    static final String SERVER = "Server";

    private Sections() {}

    static List<Section> of(Assessment facts) {
        List<Section> all = new ArrayList<>();
        all.add(schemas(facts));
        all.add(types(facts));
        all.add(binaries(facts));
        all.add(unsigned(facts));
        all.add(truths(facts));
        all.add(charsets(facts));
        all.add(stores(facts));
        all.add(orphans(facts));
        all.add(adapters(facts));
        all.add(jobs(facts));
        all.add(clients(facts));
        all.add(server(facts));
        all.removeIf(section -> section.rows().isEmpty());
        return all;
    }

    private static Section schemas(Assessment facts) {
        List<List<String>> rows = new ArrayList<>();
        for (SchemaFacts schema : facts.schemas()) {
            List<String> row = new ArrayList<>(List.of(schema.name()));
            for (String tier : List.of("manual", "lookup", "imported", "computed", "part", "other")) {
                row.add(Texts.count(schema.tables(tier)));
            }
            row.add(Texts.count(schema.columns()));
            row.add(Texts.count(schema.rows()));
            row.add(Texts.bytes(schema.bytes()));
            rows.add(row);
        }
        return new Section(
                "Schemas",
                "%s in %s."
                        .formatted(
                                Texts.count(facts.estimate().rows(), "row"),
                                Texts.count(
                                        facts.schemas().stream()
                                                .mapToLong(SchemaFacts::columns)
                                                .sum(),
                                        "column")),
                List.of(
                        "schema",
                        "#manual",
                        "#lookup",
                        "#imported",
                        "#computed",
                        "#part",
                        "#other",
                        "#columns",
                        "#rows",
                        "#size"),
                rows);
    }

    private static Section types(Assessment facts) {
        return new Section(
                "Types",
                "What columns are, and what they become.",
                List.of("legacy", "becomes", "#columns"),
                facts.types().stream()
                        .map(use -> List.of(use.legacy(), use.becomes(), Texts.count(use.columns())))
                        .toList());
    }

    private static Section binaries(Assessment facts) {
        List<List<String>> rows = new ArrayList<>();
        for (BinaryUse use : facts.binaries()) {
            BinaryContent content = use.content();
            rows.add(List.of(
                    use.column(),
                    use.becomes(),
                    Texts.count(content.matlab()),
                    Texts.count(content.python()),
                    Texts.count(content.compressed()),
                    Texts.count(content.attachments()),
                    Texts.count(content.other() + content.empty()),
                    Texts.count(content.nulls()),
                    Texts.bytes(content.longest())));
        }
        return new Section(
                "Binary columns",
                "Counted by what each value begins with.",
                List.of("column", "becomes", "#mYm", "#dj0", "#compressed", "#attach", "#plain", "#NULL", "#longest"),
                rows);
    }

    private static Section unsigned(Assessment facts) {
        return new Section(
                "Unsigned integers",
                "What is really used.",
                List.of("column", "legacy", "becomes", "#least", "#greatest", "beyond signed"),
                facts.unsigned().stream()
                        .map(use -> List.of(
                                use.column(),
                                use.type(),
                                use.becomes(),
                                use.least(),
                                use.greatest(),
                                use.passesSigned() ? "yes" : ""))
                        .toList());
    }

    private static Section truths(Assessment facts) {
        List<List<String>> rows = new ArrayList<>();
        for (TruthUse use : facts.truths()) {
            TruthValues values = use.values();
            rows.add(List.of(
                    use.column(),
                    use.becomes(),
                    Texts.count(values.zeros()),
                    Texts.count(values.ones()),
                    Texts.count(values.others()),
                    Texts.count(values.nulls())));
        }
        return new Section(
                "Truths: tinyint(1)",
                "Columns with only 0 and 1 become bool.",
                List.of("column", "becomes", "#0", "#1", "#other", "#NULL"),
                rows);
    }

    private static Section charsets(Assessment facts) {
        return new Section(
                "Text",
                "Each column keeps its character set and collation.",
                List.of("schema", "character set", "collation", "#columns"),
                facts.charsets().stream()
                        .map(use -> List.of(use.schema(), use.charset(), use.collation(), Texts.count(use.columns())))
                        .toList());
    }

    private static Section stores(Assessment facts) {
        List<List<String>> rows = new ArrayList<>();
        for (StoreUse use : facts.stores()) {
            boolean looked = facts.depth() != FileDepth.NONE && use.trouble().isEmpty();
            rows.add(List.of(
                    use.tracking(),
                    use.store(),
                    use.location(),
                    Texts.count(use.pointers()),
                    Texts.count(use.files()),
                    Texts.bytes(use.bytes()),
                    looked ? Texts.count(use.present()) : "?",
                    looked ? Texts.count(use.missing()) : "?",
                    looked ? Texts.count(use.wrongSize()) : "?",
                    looked && facts.depth() == FileDepth.CONTENT ? Texts.count(use.wrongHash()) : "?",
                    Texts.count(use.unused()),
                    looked ? Texts.count(use.untracked()) : "?"));
        }
        String how = switch (facts.depth()) {
            case NONE -> "Nobody looked at the files.";
            case SIZE -> "Looked whether files are there and as long as they should be; not at their content.";
            case CONTENT -> "Every file was read and hashed.";
        };
        return new Section(
                "Stores",
                how,
                List.of(
                        "tracked by",
                        "store",
                        "location",
                        "#pointers",
                        "#files",
                        "#size",
                        "#right",
                        "#missing",
                        "#wrong size",
                        "#wrong hash",
                        "#rows unused",
                        "#files unknown"),
                rows);
    }

    private static Section orphans(Assessment facts) {
        return new Section(
                "Rows without a parent",
                "A server lets them in when its checks are off.",
                List.of("table", "foreign key", "parent", "#rows", "such as"),
                facts.orphans().stream()
                        .map(rows -> List.of(
                                rows.table(),
                                String.join(", ", rows.columns()),
                                rows.parent(),
                                Texts.count(rows.rows()),
                                String.join("; ", rows.examples())))
                        .toList());
    }

    private static Section adapters(Assessment facts) {
        return new Section(
                "Adapted types",
                "Each needs a codec of its name.",
                List.of("column", "adapter", "over", "codec here"),
                facts.adapters().stream()
                        .map(use -> List.of(use.column(), use.adapter(), use.base(), use.known() ? "yes" : "no"))
                        .toList());
    }

    private static Section jobs(Assessment facts) {
        return new Section(
                "Jobs",
                "Errors and ignored jobs are carried over.",
                List.of("schema", "#reserved", "#errors", "#ignored", "in flight"),
                facts.jobs().stream()
                        .map(jobs -> List.of(
                                jobs.schema(),
                                Texts.count(jobs.reserved().size()),
                                Texts.count(jobs.errors()),
                                Texts.count(jobs.ignored()),
                                Texts.some(jobs.reserved())))
                        .toList());
    }

    private static Section clients(Assessment facts) {
        return new Section(
                "Other clients",
                "Those that this account may see.",
                List.of("#id", "user", "host", "schema", "doing", "#seconds"),
                facts.clients().stream()
                        .map(client -> List.of(
                                Long.toString(client.id()),
                                client.user(),
                                client.host(),
                                client.schema(),
                                client.doing(),
                                Long.toString(client.seconds())))
                        .toList());
    }

    private static Section server(Assessment facts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("server", facts.server().product()));
        rows.add(List.of("account", facts.server().account()));
        facts.server().settings().forEach((name, value) -> rows.add(List.of(name, value)));
        rows.add(List.of(
                "mysql_native_password",
                facts.server().accountsSeen()
                        ? Texts.count(facts.server().oldAccounts().size()) + " accounts"
                        : "not allowed to look"));
        return new Section(SERVER, "How it is set.", List.of("setting", "value"), rows);
    }
}
