package datajoint.migrate.assess;

import java.util.List;

/**
 * The jobs of a schema.
 *
 * @param reserved by whom: somebody computes, or was killed
 */
public record JobFacts(String schema, long errors, long ignored, List<Reservation> reserved) {
    public JobFacts {
        reserved = List.copyOf(reserved);
    }

    /**
     * A job in flight.
     *
     * @param since by the server's clock
     */
    public record Reservation(String table, String user, String host, long process, String since) {
        @Override
        public String toString() {
            return "%s by %s on %s, process %d, since %s".formatted(table, user, host, process, since);
        }
    }
}
