package datajoint.migrate.catalogue;

import datajoint.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Everything in a schema.
 *
 * @param charset for tables that name none
 * @param routines names of procedures and functions
 * @param events names of scheduled events
 */
public record LegacySchema(
        String name,
        String charset,
        String collation,
        List<LegacyTable> tables,
        List<LegacyView> views,
        List<LegacyTrigger> triggers,
        List<String> routines,
        List<String> events) {
    public LegacySchema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
        routines = List.copyOf(routines);
        events = List.copyOf(events);
    }

    public Optional<LegacyTable> table(String table) {
        return tables.stream()
                .filter(one -> one.name().equals(new TableName(name, table)))
                .findFirst();
    }
}
