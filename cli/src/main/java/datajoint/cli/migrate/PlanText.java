package datajoint.cli.migrate;

import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A plan for people. */
final class PlanText {
    private static final int MOST_NOTES = 40;

    private PlanText() {}

    static void print(Plan plan, PrintWriter out) {
        long columns = plan.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        long pointers = plan.tables().stream()
                .mapToLong(table -> table.pointers().size())
                .sum();
        out.printf(
                Locale.ROOT,
                "%,d schemas, %,d tables, %,d columns, %,d of them with files in stores%n",
                plan.schemas().size(),
                plan.tables().size(),
                columns,
                pointers);
        for (PlannedSchema schema : plan.schemas()) {
            out.printf(
                    "  %s: new tables in %s until the cutover, old ones in %s after it%n",
                    schema.legacy(), schema.shadow(), schema.old());
        }
        List<String> notes = plan.notes();
        if (!notes.isEmpty()) {
            out.println("To know:");
            notes.stream().limit(MOST_NOTES).forEach(note -> out.println("  " + note));
            if (notes.size() > MOST_NOTES) {
                out.printf("  and %,d more: --json shows all%n", notes.size() - MOST_NOTES);
            }
        }
    }
}
