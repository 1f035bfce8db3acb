package datajoint.migrate.assess;

import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what schemas have. */
final class Inventory {
    private Inventory() {}

    static List<SchemaFacts> of(List<LegacySchema> schemas, Evidence evidence) {
        return schemas.stream().map(schema -> of(schema, evidence)).toList();
    }

    private static SchemaFacts of(LegacySchema schema, Evidence evidence) {
        Map<String, Long> tables = new TreeMap<>();
        long rows = 0;
        long bytes = 0;
        long columns = 0;
        for (LegacyTable table : schema.tables()) {
            tables.merge(tier(table), 1L, Long::sum);
            bytes += table.bytes();
            if (!table.name().isHidden()) {
                rows += evidence.rows(table.name());
                columns += table.columns().size();
            }
        }
        return new SchemaFacts(
                schema.name(),
                tables,
                rows,
                bytes,
                columns,
                schema.views().stream().map(view -> view.name().table()).toList(),
                schema.triggers().stream()
                        .map(trigger ->
                                trigger.name() + " on " + trigger.table().table())
                        .toList(),
                schema.routines(),
                schema.events());
    }

    static String tier(LegacyTable table) {
        if (table.name().isHidden()) {
            return "system";
        }
        return table.name()
                .tier()
                .map(tier -> tier.name().toLowerCase(Locale.ROOT))
                .orElse("other");
    }

    /** How text columns are written, most columns first within a schema. */
    static List<CharsetUse> charsets(List<LegacySchema> schemas) {
        List<CharsetUse> uses = new ArrayList<>();
        for (LegacySchema schema : schemas) {
            Map<String, Long> columns = new TreeMap<>();
            for (LegacyTable table : schema.tables()) {
                for (LegacyColumn column : table.columns()) {
                    if (column.charset().isPresent() && !table.name().isHidden()) {
                        columns.merge(
                                column.charset().get() + " "
                                        + column.collation().orElse(""),
                                1L,
                                Long::sum);
                    }
                }
            }
            columns.forEach((both, count) -> {
                int space = both.indexOf(' ');
                uses.add(new CharsetUse(schema.name(), both.substring(0, space), both.substring(space + 1), count));
            });
        }
        return uses;
    }

    /** Columns that the server works out. */
    static List<String> generated(List<LegacySchema> schemas) {
        List<String> columns = new ArrayList<>();
        for (LegacySchema schema : schemas) {
            for (LegacyTable table : schema.tables()) {
                for (LegacyColumn column : table.columns()) {
                    if (column.generated().isPresent()) {
                        columns.add(table.name() + "." + column.name());
                    }
                }
            }
        }
        return columns;
    }
}
