package datajoint.migrate.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup or a restore has copied and proven.
 *
 * @param rows by table
 * @param left what stands in the backup as text only, for people: views, routines, events, and foreign keys to schemas
 *     that were not copied along
 */
public record BackupReport(String from, String to, Map<String, Long> rows, List<String> left) {
    public BackupReport {
        rows = Map.copyOf(rows);
        left = List.copyOf(left);
    }
}
