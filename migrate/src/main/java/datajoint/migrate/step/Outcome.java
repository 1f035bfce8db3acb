package datajoint.migrate.step;

import java.util.List;
import java.util.Map;

/**
 * What a step did.
 *
 * @param counts by what is counted: {@code rows}, {@code tables}, {@code pointers}; the journal keeps them
 * @param digest SHA-256 in hex over what was proven, or ""
 * @param messages for people
 */
public record Outcome(Map<String, Long> counts, String digest, List<String> messages) {
    public Outcome {
        counts = Map.copyOf(counts);
        messages = List.copyOf(messages);
    }

    public static Outcome of(Map<String, Long> counts) {
        return new Outcome(counts, "", List.of());
    }
}
