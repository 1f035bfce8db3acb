package datajoint.migrate.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/**
 * The head of a run in the journal.
 *
 * @param group the legacy schemas, joined by commas
 * @param planHash of the plan when the run began
 * @param tool what made the plan
 * @param who user and host of the process that began it
 */
public record RunEntry(
        String run, String group, String planHash, String tool, String who, Instant began, boolean isClosed) {
    static final String COLUMNS = "run, group_name, plan_hash, tool, who, began, closed";

    static RunEntry of(ResultSet row) throws SQLException {
        return new RunEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Times.parse(row.getString(6)),
                row.getInt(7) == 1);
    }

    /** The legacy schemas. */
    public Set<String> schemas() {
        return Set.of(group.split(","));
    }
}
