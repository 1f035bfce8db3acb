package datajoint.migrate.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ~jobs}.
 *
 * @param table its stored name
 * @param key as 0.14 packed it
 * @param stack a packed text
 * @param time when it was written, in the time zone of the server
 */
record LegacyJob(
        String table,
        String status,
        Map<String, Object> key,
        String message,
        byte @Nullable [] stack,
        String user,
        String host,
        long process,
        long connection,
        String time) {
    @Override
    public String toString() {
        return "%s of %s: %s, by %s on %s (process %d) at %s".formatted(status, table, key, user, host, process, time);
    }
}
