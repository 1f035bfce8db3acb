package datajoint.migrate.convert;

import static java.util.stream.Collectors.toMap;

import datajoint.backend.Backend;
import datajoint.database.Database;
import datajoint.graph.DependencyOrder;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.Fingerprint;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.catalogue.SchemaGroup;
import datajoint.migrate.evidence.Evidence;
import datajoint.migrate.evidence.EvidenceReader;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlanOptions.Orphans;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides a migration from what the server has: reads only. */
public final class Planner {
    /** Tables of the system that have no place in 2.0: what they hold moves elsewhere. */
    private static final Set<String> LEFT = Set.of("~jobs", "~lineage");

    private final Servers servers;

    public Planner(Servers servers) {
        this.servers = servers;
    }

    /** Whether a table of a legacy schema has no shadow. */
    public static boolean leavesBehind(TableName table) {
        return LEFT.contains(table.table()) || table.table().startsWith("~external");
    }

    /** @throws datajoint.model.DeclarationException if tables refer to each other in a circle */
    public Plan plan(SchemaGroup group, PlanOptions options) {
        if (!servers.isOne() && options.orphans() == Orphans.LEAVE_OUT) {
            throw new MigrationException(
                    "Rows without parents can be left out only where the new tables are on the server of the old ones.",
                    "Mend them, or plan with --orphans keep.");
        }
        Database source = servers.source();
        return source.connections().use("Planning the migration of " + group.schemas(), connection -> {
            List<LegacySchema> schemas = new CatalogueReader(source).read(connection, group.schemas());
            Evidence evidence = new EvidenceReader(source).read(connection, schemas);
            return plan(schemas, evidence, options);
        });
    }

    /** The same from what was read already. */
    public Plan plan(List<LegacySchema> schemas, Evidence evidence, PlanOptions options) {
        List<String> notes = new ArrayList<>();
        Backend backend = servers.target().backend();
        Collations collations = servers.isOne() ? Collations.same() : Collations.of(servers.target(), notes);
        List<PlannedSchema> names = schemas.stream()
                .map(schema -> new PlannedSchema(
                        schema.name(),
                        schema.name() + options.shadowSuffix(),
                        schema.name() + options.oldSuffix(),
                        servers.isOne() ? schema.charset() : Collations.charset(collations.of(schema.collation())),
                        collations.of(schema.collation())))
                .toList();
        Map<String, String> shadows = names.stream().collect(toMap(PlannedSchema::legacy, PlannedSchema::shadow));
        TableConverter converter = new TableConverter(backend, evidence, StoreMap.of(options), notes);
        ShadowDdl ddl = new ShadowDdl(
                backend.dialect(),
                backend.product().startsWith("MariaDB"),
                collations,
                name -> new TableName(shadows.getOrDefault(name.schema(), name.schema()), name.table()));
        List<PlannedTable> tables = new ArrayList<>();
        for (LegacyTable table : ordered(schemas)) {
            tables.add(planned(converter.convert(table), ddl, shadows));
            if (table.partitioned()) {
                notes.add("%s is partitioned; its shadow is not.".formatted(table.name()));
            }
        }
        if (!servers.isOne()) {
            schemas.stream()
                    .flatMap(schema -> schema.views().stream())
                    .forEach(view ->
                            notes.add("View %s stays on the old server; make it on the new one after the cutover: %s"
                                    .formatted(view.name(), view.create())));
        }
        return new Plan(
                String.join(",", schemas.stream().map(LegacySchema::name).toList()), names, tables, options, notes);
    }

    private static PlannedTable planned(ShadowTable table, ShadowDdl ddl, Map<String, String> shadows) {
        TableName legacy = table.legacy().name();
        return new PlannedTable(
                legacy,
                new TableName(shadows.getOrDefault(legacy.schema(), legacy.schema()), legacy.table()),
                table.definition(),
                ddl.create(table),
                table.columns().stream().map(ShadowColumn::planned).toList(),
                table.legacy().primaryKey(),
                table.foreignKeys().stream()
                        .map(key -> new PlannedKey(key.columns(), key.parent(), key.parentColumns()))
                        .toList(),
                Fingerprint.of(table.legacy().create()));
    }

    /** Parents before their children, over all schemas. */
    private static List<LegacyTable> ordered(List<LegacySchema> schemas) {
        Map<TableName, LegacyTable> tables = new LinkedHashMap<>();
        for (LegacySchema schema : schemas) {
            for (LegacyTable table : schema.tables()) {
                if (!leavesBehind(table.name())) {
                    tables.put(table.name(), table);
                }
            }
        }
        return DependencyOrder.of(
                tables.values(),
                table -> table.foreignKeys().stream()
                        .map(LegacyKey::parent)
                        .filter(parent -> !parent.equals(table.name()) && tables.containsKey(parent))
                        .map(tables::get)
                        .toList());
    }
}
