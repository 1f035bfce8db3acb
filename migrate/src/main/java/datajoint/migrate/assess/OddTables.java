package datajoint.migrate.assess;

import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds tables and columns that are not as DataJoint makes them, and names that invite mistakes. */
final class OddTables {
    private static final Pattern MARKED = Pattern.compile("(?s):[^:]+:.*");
    private static final Pattern KNOWN = Pattern.compile(
            "(?s):\\s*(uuid|attach|(blob|attach|filepath)@[^:]*|external(-[^:]+)?|<[^:]*>|\\w+)\\s*:.*");

    private final Seen seen;
    private final List<Finding> found = new ArrayList<>();

    private OddTables(Seen seen) {
        this.seen = seen;
    }

    static List<Finding> of(Seen seen) {
        OddTables odd = new OddTables(seen);
        odd.tables(
                table -> Inventory.tier(table).equals("other"),
                "They are copied as they are; DataJoint does not see them.",
                "Tables that DataJoint did not make: %s.");
        odd.tables(
                table -> table.primaryKey().isEmpty(),
                "They are copied in one piece, and rows that come meanwhile are not told apart.",
                "Tables without a primary key: %s.");
        odd.tables(
                table -> !table.engine().equalsIgnoreCase("InnoDB"),
                "Their new tables are as durable as the engine makes them: ALTER TABLE ... ENGINE=InnoDB first.",
                "Tables of another engine than InnoDB: %s.");
        odd.columns(
                column -> column.name().startsWith("_"),
                "They are copied; neither release shows them.",
                "Hidden columns: %s.");
        odd.columns(
                column -> MARKED.matcher(column.comment()).matches()
                        && !KNOWN.matcher(column.comment()).matches(),
                "Change the comment, for example with a blank before the colon: 0.14 cannot read such a table either.",
                "Comments that look like a mark of DataJoint and are none: %s.");
        odd.names();
        return odd.found;
    }

    private void tables(Predicate<LegacyTable> which, String fix, String problem) {
        List<String> names = new ArrayList<>();
        for (LegacySchema schema : seen.schemas()) {
            schema.tables().stream()
                    .filter(table -> !table.name().isHidden())
                    .filter(which)
                    .forEach(table -> names.add(table.name().toString()));
        }
        add(names, fix, problem);
    }

    private void columns(Predicate<LegacyColumn> which, String fix, String problem) {
        List<String> names = new ArrayList<>();
        for (LegacySchema schema : seen.schemas()) {
            for (LegacyTable table : schema.tables()) {
                table.columns().stream()
                        .filter(column -> !table.name().isHidden() && which.test(column))
                        .forEach(column -> names.add(table.name() + "." + column.name()));
            }
        }
        add(names, fix, problem);
    }

    /** Text replacement of the suffix, which the guide once advised, would hit them. */
    private void names() {
        String suffix = seen.plan().options().shadowSuffix();
        List<String> names = new ArrayList<>();
        for (LegacySchema schema : seen.schemas()) {
            if (schema.name().contains(suffix)) {
                names.add(schema.name());
            }
            for (LegacyTable table : schema.tables()) {
                if (table.name().table().contains(suffix)) {
                    names.add(table.name().toString());
                }
                table.columns().stream()
                        .filter(column -> column.name().contains(suffix))
                        .forEach(column -> names.add(table.name() + "." + column.name()));
            }
        }
        add(
                names,
                "They keep their names. Never remove the suffix from code by replacing text.",
                "Names with " + suffix + " inside: %s.");
    }

    private void add(List<String> names, String fix, String problem) {
        if (!names.isEmpty()) {
            found.add(new Finding(problem.formatted(Texts.some(names)), fix));
        }
    }
}
