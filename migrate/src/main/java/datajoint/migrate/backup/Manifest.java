package datajoint.migrate.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup holds. It is written last: a backup without one is not whole.
 *
 * @param schema the name of the original
 * @param views what {@code SHOW CREATE VIEW} said, by name
 */
record Manifest(
        String schema,
        String charset,
        String collation,
        List<BackedUpTable> tables,
        List<BackedUpTrigger> triggers,
        Map<String, String> views,
        List<String> routines,
        List<String> events) {
    Manifest {
        tables = List.copyOf(tables);
        triggers = List.copyOf(triggers);
        views = Map.copyOf(views);
        routines = List.copyOf(routines);
        events = List.copyOf(events);
    }
}
