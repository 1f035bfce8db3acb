package datajoint.cli.migrate;

import datajoint.migrate.backup.BackupReport;
import java.io.PrintWriter;

/** A backup or a restore in a few lines. */
final class BackupText {
    private BackupText() {}

    static void print(BackupReport report, PrintWriter out) {
        long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
        out.printf(
                "%s -> %s: %,d tables, %,d rows, all proven.%n",
                report.from(), report.to(), report.rows().size(), rows);
        report.left().forEach(text -> out.println("  as text only: " + text));
    }
}
