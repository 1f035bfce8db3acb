package datajoint.migrate.assess;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds what a person should know, though nothing stops. */
final class Warnings {
    private final Seen seen;
    private final Assessment facts;
    private final List<Finding> found = new ArrayList<>();

    private Warnings(Seen seen) {
        this.seen = seen;
        this.facts = seen.facts();
    }

    static List<Finding> of(Seen seen) {
        Warnings warnings = new Warnings(seen);
        warnings.people();
        warnings.server();
        warnings.values();
        warnings.stores();
        warnings.objects();
        warnings.found.addAll(OddTables.of(seen));
        warnings.notes();
        return warnings.found;
    }

    private void add(String fix, String problem, Object... values) {
        found.add(new Finding(problem.formatted(values), fix));
    }

    private void people() {
        for (JobFacts jobs : facts.jobs()) {
            if (!jobs.reserved().isEmpty()) {
                add(
                        "Let them end, or clear those whose process is dead; reservations are not carried over.",
                        "%s has %s in flight: %s.",
                        jobs.schema(),
                        Texts.count(jobs.reserved().size(), "job"),
                        Texts.some(jobs.reserved()));
            }
        }
        if (!facts.clients().isEmpty()) {
            add(
                    "The cutover needs a moment without them: tell the people, stop the workers.",
                    "Connected: %s, %s.",
                    Texts.count(facts.clients().size(), "other client"),
                    Texts.some(facts.clients().stream()
                            .map(client -> client.user() + "@" + client.host())
                            .toList()));
        }
    }

    private void server() {
        ServerFacts server = facts.server();
        if (!server.missingRights().isEmpty()) {
            add(
                    server.missingRights().stream()
                            .map(right -> "GRANT %s TO %s;".formatted(right, Rights.quoted(server.account())))
                            .collect(joining(" ")),
                    "The account %s lacks rights for a migration, unless a role brings them.",
                    server.account());
        }
        if (!server.isMariaDb() && !server.oldAccounts().isEmpty()) {
            add(
                    "ALTER USER ... IDENTIFIED WITH caching_sha2_password BY ... before the server becomes MySQL 9.",
                    "The password of %s is kept by mysql_native_password: %s.",
                    Texts.count(server.oldAccounts().size(), "account"),
                    Texts.some(server.oldAccounts()));
        }
        if (server.setting("log_bin").equals("ON")) {
            add(
                    "See that there is room for it, and that replicas keep up.",
                    "The server keeps a binary log: the copy of %s goes through it as well.",
                    Texts.bytes(facts.estimate().tableBytes()));
        }
        if (server.isMariaDb() && server.setting("version").matches("10\\.[0-5]\\..*")) {
            add(
                    "Upgrade to 10.6 or later, or keep the server from crashing during the cutover.",
                    "%s does not rename several tables as one.",
                    server.product());
        }
    }

    private void values() {
        if (!facts.zeroDates().isEmpty()) {
            add(
                    "They are copied as they are. Python reads them as None; mend them if they mean something.",
                    "Some dates have no year, month or day: %s.",
                    Texts.some(facts.zeroDates()));
        }
        each(
                facts.binaries().stream().filter(use -> use.content().isMixed()).toList(),
                BinaryUse::column,
                "They become <blob>; the other bytes are copied, but no release can unpack them.",
                "Columns with blobs and with bytes that are none: %s.");
        each(
                facts.binaries().stream()
                        .filter(use -> use.type().endsWith("blob")
                                && use.content().isPlain()
                                && use.becomes().equals("bytes"))
                        .toList(),
                BinaryUse::column,
                "They become bytes. In 0.14 they could not be fetched.",
                "Blob columns without one blob of DataJoint in them: %s.");
        each(
                facts.truths().stream().filter(use -> !use.values().isTruth()).toList(),
                TruthUse::column,
                "They become int8, and not bool.",
                "Columns tinyint(1) with other values than 0 and 1: %s.");
        each(
                facts.unsigned().stream().filter(UnsignedUse::passesSigned).toList(),
                UnsignedUse::column,
                "They become uint types, which hold them; Python 2.3 reads those, but cannot declare them.",
                "Unsigned columns with values that no signed column of their size holds: %s.");
        each(
                facts.adapters().stream().filter(use -> !use.known()).toList(),
                use -> use.column() + " <" + use.adapter() + "> over " + use.base(),
                "Write a codec of each name; values are carried over as they are, and cannot be read without it.",
                "Adapted types without a codec here: %s.");
        each(
                facts.charsets().stream()
                        .filter(use -> !use.charset().equals("utf8mb4"))
                        .toList(),
                use -> Texts.count(use.columns(), "column") + " of " + use.schema() + " in " + use.charset(),
                "They stay as they are. Keys of columns in different character sets cannot refer to each other.",
                "Text that is not utf8mb4: %s.");
    }

    private <T> void each(List<T> uses, Function<T, String> name, String fix, String problem) {
        if (!uses.isEmpty()) {
            add(fix, problem, Texts.some(uses.stream().map(name).toList()));
        }
    }

    private void stores() {
        each(
                facts.stores().stream().filter(use -> use.unused() > 0).toList(),
                use -> use.unused() + " in " + use.tracking(),
                "They are left where they are; delete them after the cutover.",
                "Tracking rows that nothing points to: %s.");
        each(
                facts.stores().stream().filter(use -> use.untracked() > 0).toList(),
                use -> use.untracked() + " in " + use.location() + " for " + use.tracking(),
                "They are left where they are.",
                "Files in stores that no tracking row knows: %s.");
    }

    private void objects() {
        for (SchemaFacts schema : facts.schemas()) {
            things(schema, "views", schema.views(), "They are made again at the cutover.");
            things(schema, "triggers", schema.triggers(), "They are dropped and made again at the cutover.");
            things(
                    schema,
                    "routines",
                    schema.routines(),
                    "They stay in the schema; see whether their text still fits.");
            things(schema, "events", schema.events(), "Switch them off during the cutover.");
        }
        if (!seen.outerViews().isEmpty()) {
            add(
                    "They see the new tables after the cutover; see whether their columns still fit.",
                    "Views of other schemas read from these: %s.",
                    Texts.some(seen.outerViews()));
        }
        if (!facts.generated().isEmpty()) {
            add("The server works them out again.", "Generated columns: %s.", Texts.some(facts.generated()));
        }
    }

    private void things(SchemaFacts schema, String what, List<String> names, String fix) {
        if (!names.isEmpty()) {
            add(fix, "%s has %s: %s.", schema.name(), what, Texts.some(names));
        }
    }

    private void notes() {
        for (String note : seen.plan().notes()) {
            add("This is how it is planned.", "%s", note);
        }
    }
}
