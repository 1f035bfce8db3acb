package datajoint.migrate.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is running a migration now.
 *
 * @param who user and host, or what the server knows of the connection
 * @param since if the holder could still write it
 * @param connection of the server, by which an administrator can end it
 */
public record Holder(String who, Optional<Instant> since, long connection) {
    @Override
    public String toString() {
        return who + since.map(time -> " since " + time + " UTC").orElse("");
    }
}
