package datajoint.migrate.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A step in the journal.
 *
 * @param who user and host of the process that began it
 * @param message why it failed, or ""
 */
public record StepEntry(
        String step,
        StepState state,
        Instant started,
        Optional<Instant> ended,
        String who,
        Map<String, Long> counts,
        String digest,
        String message) {
    public StepEntry {
        counts = Map.copyOf(counts);
    }
}
