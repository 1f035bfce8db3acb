package datajoint.migrate.assess;

import java.util.List;
import java.util.Map;

/**
 * What a schema has.
 *
 * @param tables by tier: {@code manual}, {@code lookup}, {@code imported}, {@code computed}, {@code part}, {@code system}
 *     and {@code other} for those that DataJoint did not make
 * @param rows of all tables but those of the system, counted
 * @param bytes of all tables and indexes, as the server estimates them
 * @param columns of all tables but those of the system
 */
public record SchemaFacts(
        String name,
        Map<String, Long> tables,
        long rows,
        long bytes,
        long columns,
        List<String> views,
        List<String> triggers,
        List<String> routines,
        List<String> events) {
    public SchemaFacts {
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
        routines = List.copyOf(routines);
        events = List.copyOf(events);
    }

    public long tables(String tier) {
        return tables.getOrDefault(tier, 0L);
    }
}
