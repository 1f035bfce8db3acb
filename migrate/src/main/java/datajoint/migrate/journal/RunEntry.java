package datajoint.migrate.journal;

import java.time.Instant;

/**
 * The head of a run in the journal.
 *
 * @param planHash of the plan when the run began
 * @param tool what made the plan
 * @param who user and host of the process that began it
 */
public record RunEntry(String run, String planHash, String tool, String who, Instant began, boolean isClosed) {}
