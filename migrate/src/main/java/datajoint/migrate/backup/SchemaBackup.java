package datajoint.migrate.backup;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.catalogue.LegacyView;
import datajoint.migrate.step.Sessions;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exact copies of schemas within a MySQL or MariaDB server: every base table with its hidden columns, indexes and
 * counters, every row proven by digests. Triggers, views, routines and events are kept as text. Nothing is ever dropped.
 */
public final class SchemaBackup {
    private SchemaBackup() {}

    /** Python: {@code backup_schema}. Programs that write to the schema wait meanwhile. */
    public static BackupReport backupSchema(Database database, String source, String backup) {
        return backupSchemas(database, Map.of(source, backup)).get(0);
    }

    /**
     * Schemas that refer to each other; their copies do so too.
     *
     * @param names of the backups, which must be new, by schema
     * @throws MigrationException if a name is taken, or if a copy is not as its original
     */
    public static List<BackupReport> backupSchemas(Database database, Map<String, String> names) {
        SchemaCopy copy = new SchemaCopy(database);
        Dialect dialect = database.backend().dialect();
        List<BackupReport> reports = new ArrayList<>();
        List<LegacySchema> schemas = read(database, copy, names);
        copy.whileQuiet(schemas, () -> {
            Map<String, List<String>> outside =
                    copy.unchecked(connection -> make(connection, copy, schemas, names, dialect));
            for (LegacySchema schema : schemas) {
                String backup = names.getOrDefault(schema.name(), "");
                List<BackedUpTable> tables = copy.fill(schema, names);
                Manifest manifest = Sessions.use(database.connections(), "Finishing a backup", connection -> {
                    Manifest made = manifest(connection, schema, tables);
                    new ManifestTable(dialect).write(connection, backup, made);
                    return made;
                });
                reports.add(report(schema.name(), backup, manifest, outside.getOrDefault(schema.name(), List.of())));
            }
        });
        return reports;
    }

    private static List<LegacySchema> read(Database database, SchemaCopy copy, Map<String, String> names) {
        return Sessions.use(database.connections(), "Reading schemas", connection -> {
            List<LegacySchema> schemas = new CatalogueReader(database).read(connection, new TreeMap<>(names).keySet());
            for (LegacySchema schema : schemas) {
                if (schema.tables().isEmpty()) {
                    throw new MigrationException(
                            "'%s' has no tables.".formatted(schema.name()), "Look whether the name is right.");
                }
                if (schema.table(ManifestTable.NAME).isPresent()) {
                    throw new MigrationException(
                            "'%s' is a backup itself.".formatted(schema.name()), "Name a schema of the lab.");
                }
                copy.requireNew(connection, names.getOrDefault(schema.name(), ""));
            }
            return schemas;
        });
    }

    /** The foreign keys that lead out of the schemas, by schema. */
    private static Map<String, List<String>> make(
            Connection connection,
            SchemaCopy copy,
            List<LegacySchema> schemas,
            Map<String, String> names,
            Dialect dialect)
            throws SQLException {
        Map<String, List<String>> outside = new TreeMap<>();
        for (LegacySchema schema : schemas) {
            List<TableText> tables = new ArrayList<>();
            for (LegacyTable table : schema.tables()) {
                tables.add(TableText.of(table.create(), table.name(), names, dialect));
            }
            copy.make(connection, names.getOrDefault(schema.name(), ""), schema, tables);
            outside.put(
                    schema.name(),
                    tables.stream().flatMap(table -> table.outside().stream()).toList());
        }
        return outside;
    }

    private static Manifest manifest(Connection connection, LegacySchema schema, List<BackedUpTable> tables)
            throws SQLException {
        Map<String, String> views = new TreeMap<>();
        for (LegacyView view : schema.views()) {
            views.put(view.name().table(), view.create());
        }
        return new Manifest(
                schema.name(),
                schema.charset(),
                schema.collation(),
                tables,
                TriggerCopy.read(connection, schema.name()),
                views,
                schema.routines(),
                schema.events());
    }

    /** What was copied, and what was not. */
    static BackupReport report(String from, String to, Manifest manifest, List<String> outside) {
        Map<String, Long> rows = new TreeMap<>();
        manifest.tables().forEach(table -> rows.put(table.name(), table.rows()));
        List<String> left = new ArrayList<>(outside);
        left.addAll(new TreeMap<>(manifest.views()).values());
        manifest.routines().forEach(routine -> left.add("routine " + routine));
        manifest.events().forEach(event -> left.add("event " + event));
        return new BackupReport(from, to, rows, left);
    }
}
