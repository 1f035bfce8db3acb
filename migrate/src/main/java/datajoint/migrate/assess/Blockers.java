package datajoint.migrate.assess;

import static java.util.stream.Collectors.joining;

import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what has to be mended or decided before a migration can end well. */
final class Blockers {
    private static final int LONGEST_NAME = 64;

    private final Seen seen;
    private final List<Finding> found = new ArrayList<>();

    private Blockers(Seen seen) {
        this.seen = seen;
    }

    static List<Finding> of(Seen seen) {
        Blockers blockers = new Blockers(seen);
        blockers.group();
        blockers.names();
        blockers.server();
        blockers.packet();
        blockers.stores();
        blockers.orphans();
        return blockers.found;
    }

    private void add(String fix, String problem, Object... values) {
        found.add(new Finding(problem.formatted(values), fix));
    }

    private void group() {
        if (!seen.ties().isEmpty()) {
            Set<String> all = new TreeSet<>();
            seen.schemas().forEach(schema -> all.add(schema.name()));
            seen.ties().forEach(tie -> {
                all.add(tie.child().schema());
                all.add(tie.parent().schema());
            });
            add(
                    "Migrate them together: --schemas " + String.join(",", all) + ".",
                    "Foreign keys tie the schemas to others that were left out: %s.",
                    Texts.some(seen.ties()));
        }
        if (!seen.circle().isEmpty()) {
            add("Drop one of the foreign keys, and make it again after the migration.", "%s", seen.circle());
        }
        for (LegacySchema schema : seen.schemas()) {
            if (schema.table("~lineage").isPresent()) {
                add(
                        "If it was made by DataJoint 2, leave it out.",
                        "%s has a table ~lineage: it looks as if it were of 2.0 already.",
                        schema.name());
            }
        }
    }

    private void names() {
        for (PlannedSchema schema : seen.plan().schemas()) {
            for (String name : List.of(schema.shadow(), schema.old())) {
                if (seen.taken().contains(name)) {
                    add(
                            "Choose other suffixes: --suffix, --old-suffix; or drop or rename that schema.",
                            "The migration of %s needs the name %s, which another schema has.",
                            schema.legacy(),
                            name);
                }
                if (name.length() > LONGEST_NAME) {
                    add(
                            "Choose shorter suffixes: --suffix, --old-suffix.",
                            "The name %s would be %d characters long; a server takes %d.",
                            name,
                            name.length(),
                            LONGEST_NAME);
                }
            }
        }
    }

    private void server() {
        ServerFacts server = seen.facts().server();
        Matcher version = Pattern.compile("(\\d+)\\.(\\d+)").matcher(server.setting("version"));
        if (!server.isMariaDb() && version.find() && Integer.parseInt(version.group(1)) < 8) {
            add(
                    "Upgrade it to MySQL 8.0 or later first, or copy to another server.",
                    "%s is too old.",
                    server.product());
        }
        if (server.setting("read_only").equals("ON")
                || server.setting("super_read_only").equals("ON")) {
            add(
                    "Migrate on the primary server, or allow writing: SET GLOBAL read_only = OFF.",
                    "The server is read-only.");
        }
    }

    private void packet() {
        String most = seen.facts().server().setting("max_allowed_packet");
        if (most.isEmpty()) {
            return;
        }
        for (BinaryUse use : seen.facts().binaries()) {
            long longest = use.content().longest();
            if (longest > Long.parseLong(most)) {
                add(
                        "SET GLOBAL max_allowed_packet = %d; and connect anew."
                                .formatted(Math.min(1L << 30, Long.highestOneBit(longest) << 1)),
                        "%s has a value of %s, but the server sends at most %s at once.",
                        use.column(),
                        Texts.bytes(longest),
                        Texts.bytes(Long.parseLong(most)));
            }
        }
    }

    private void stores() {
        for (StoreUse use : seen.facts().stores()) {
            String name = use.store().isEmpty() ? "default" : use.store();
            if (!use.trouble().isEmpty()) {
                add(
                        "Name it in datajoint.json: stores.%s.protocol, stores.%s.location; or map it: --store."
                                .formatted(name, name),
                        "%s has %,d files, and their store cannot be looked into. %s",
                        use.tracking(),
                        use.files(),
                        use.trouble());
            }
            if (use.damaged() > 0) {
                add(
                        "Bring them back from a backup (is the location right, and the subfolding?), or accept each by name"
                                + " before the cutover.",
                        "Of %,d files of %s, %s: %s.",
                        use.files(),
                        use.tracking(),
                        damages(use),
                        use.examples().stream().limit(Texts.SHOWN).collect(joining("; ")));
            }
            if (use.lost() > 0) {
                add(
                        "Set them to NULL, or make the tracking rows again.",
                        "%,d pointers have no row in %s.",
                        use.lost(),
                        use.tracking());
            }
        }
    }

    private static String damages(StoreUse use) {
        List<String> parts = new ArrayList<>();
        part(parts, use.missing(), "missing");
        part(parts, use.wrongSize(), "not as long as they were");
        part(parts, use.wrongHash(), "not what they were");
        part(parts, use.otherwise(), "not as 2.0 needs them");
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add("%,d %s %s".formatted(count, count == 1 ? "is" : "are", what));
        }
    }

    private void orphans() {
        if (seen.plan().options().orphans() != PlanOptions.Orphans.STOP) {
            return;
        }
        for (OrphanRows rows : seen.facts().orphans()) {
            add(
                    "Add the parents or delete the rows; or decide: --orphans keep, --orphans leave-out.",
                    "%s (%s): %,d %s no parent in %s, such as %s.",
                    rows.table(),
                    String.join(", ", rows.columns()),
                    rows.rows(),
                    rows.rows() == 1 ? "row has" : "rows have",
                    rows.parent(),
                    String.join("; ", rows.examples()));
        }
    }
}
