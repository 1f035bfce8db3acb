package datajoint.migrate;

import datajoint.migrate.step.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far one step is.
 *
 * @param counts by what is counted
 * @param took from its last begin to its end
 * @param message why it failed, or ""
 */
public record StepStatus(
        StepName step,
        Phase phase,
        Map<String, Long> counts,
        Optional<Instant> began,
        Optional<Duration> took,
        String who,
        String message) {
    public StepStatus {
        counts = Map.copyOf(counts);
    }

    /** In the words that people see. */
    public enum Phase {
        PLANNED,
        RUNNING,
        /** It was running, and the process that ran it is gone. */
        INTERRUPTED,
        STOPPED,
        FAILED,
        DONE,
        /** Done, and to be done again as a step before it was. */
        OUTDATED,
        /** Being taken back; nothing else can be done before that is finished. */
        UNDOING,
        UNDONE
    }
}
