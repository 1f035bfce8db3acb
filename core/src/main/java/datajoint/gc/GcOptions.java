package datajoint.gc;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a collection judges.
 *
 * @param grace how old an object has to be before it can be taken for garbage: longer than the longest transaction and
 *     the longest staged insert
 * @param purgeGrace how long an object lies in quarantine before it can be removed: longer than the longest transaction
 * @param unrelated schemas of which the caller knows that no row of theirs needs this store; they are not read, and what
 *     lies in their folders stays
 * @param dropped schemas that are gone from the server, whose folders are to be collected too
 */
public record GcOptions(Duration grace, Duration purgeGrace, Set<String> unrelated, Set<String> dropped) {
    /** A day before quarantine, a week before removal. */
    public static final GcOptions DEFAULT = new GcOptions(Duration.ofDays(1), Duration.ofDays(7), Set.of(), Set.of());

    public GcOptions {
        unrelated = Set.copyOf(unrelated);
        dropped = Set.copyOf(dropped);
    }

    public GcOptions withGrace(Duration time) {
        return new GcOptions(time, purgeGrace, unrelated, dropped);
    }

    public GcOptions withPurgeGrace(Duration time) {
        return new GcOptions(grace, time, unrelated, dropped);
    }

    public GcOptions withUnrelated(Set<String> schemas) {
        return new GcOptions(grace, purgeGrace, schemas, dropped);
    }

    public GcOptions withDropped(Set<String> schemas) {
        return new GcOptions(grace, purgeGrace, unrelated, schemas);
    }

    /** The schemas whose folders may be collected, of those that the servers have. */
    Set<String> collected(Set<String> present) {
        Set<String> schemas = new TreeSet<>(present);
        schemas.addAll(dropped);
        schemas.removeAll(unrelated);
        return schemas;
    }
}
