package datajoint.migrate.backup;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.step.Sessions;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings backups back, each into a new schema, where people can look at it before it takes any name. */
public final class SchemaRestore {
    private final Database database;
    private final Dialect dialect;
    private final SchemaCopy copy;
    /** Backups by the schemas they go to. */
    private final Map<String, LegacySchema> backups = new TreeMap<>();

    private final Map<String, Manifest> manifests = new TreeMap<>();

    private SchemaRestore(Database database) {
        this.database = database;
        this.dialect = database.backend().dialect();
        this.copy = new SchemaCopy(database);
    }

    /** Python: {@code restore_schema}, which drops the destination first; this one wants a new one. */
    public static BackupReport restoreSchema(Database database, String backup, String destination) {
        return restoreSchemas(database, Map.of(backup, destination)).get(0);
    }

    /**
     * Backups that refer to each other; so do the schemas made from them.
     *
     * @param names of the schemas to make, which must be new, by backup
     * @throws MigrationException if one is no whole backup or is not as it was when it was made, before anything is made
     */
    public static List<BackupReport> restoreSchemas(Database database, Map<String, String> names) {
        return new SchemaRestore(database).restore(names);
    }

    private List<BackupReport> restore(Map<String, String> names) {
        Sessions.use(database.connections(), "Reading backups", connection -> {
            for (Map.Entry<String, String> name : names.entrySet()) {
                manifests.put(name.getValue(), new ManifestTable(dialect).read(connection, name.getKey()));
                backups.put(name.getValue(), new CatalogueReader(database).read(connection, name.getKey()));
                copy.requireNew(connection, name.getValue());
            }
            return 0;
        });
        List<BackupReport> reports = new ArrayList<>();
        copy.whileQuiet(List.copyOf(backups.values()), () -> {
            requireUnchanged();
            Map<String, List<String>> outside = make();
            backups.forEach((destination, backup) -> {
                copy.fill(backup, names);
                Manifest manifest = manifest(destination);
                copy.unchecked(connection -> {
                    TriggerCopy.make(connection, manifest.triggers(), destination, dialect);
                    return 0;
                });
                reports.add(SchemaBackup.report(
                        backup.name(), destination, manifest, outside.getOrDefault(destination, List.of())));
            });
        });
        return reports;
    }

    private void requireUnchanged() {
        Sessions.use(database.connections(), "Proving backups", connection -> {
            for (Map.Entry<String, LegacySchema> entry : backups.entrySet()) {
                requireUnchanged(connection, entry.getValue(), manifest(entry.getKey()));
            }
            return 0;
        });
    }

    private void requireUnchanged(Connection connection, LegacySchema backup, Manifest manifest) throws SQLException {
        for (BackedUpTable table : manifest.tables()) {
            LegacyTable found = backup.table(table.name()).orElseThrow(() -> changed(backup, table, "it is not there"));
            BackedUpTable now = RowCopy.look(database, connection, found);
            if (now.rows() != table.rows() || !now.digest().equals(table.digest())) {
                throw changed(backup, table, "%d rows then, %d now".formatted(table.rows(), now.rows()));
            }
        }
    }

    private static MigrationException changed(LegacySchema backup, BackedUpTable table, String how) {
        return new MigrationException(
                "The table %s of the backup '%s' is not as it was when the backup was made: %s."
                        .formatted(table.name(), backup.name(), how),
                "Take another backup; nothing was restored.");
    }

    private Map<String, List<String>> make() {
        Map<String, String> names = new HashMap<>();
        manifests.forEach((destination, manifest) -> names.put(manifest.schema(), destination));
        return copy.unchecked(connection -> {
            Map<String, List<String>> outside = new TreeMap<>();
            for (Map.Entry<String, LegacySchema> entry : backups.entrySet()) {
                Manifest manifest = manifest(entry.getKey());
                List<TableText> tables = new ArrayList<>();
                for (BackedUpTable table : manifest.tables()) {
                    TableName from = new TableName(manifest.schema(), table.name());
                    tables.add(TableText.of(table.create(), from, names, dialect));
                }
                copy.make(connection, entry.getKey(), entry.getValue(), tables);
                outside.put(
                        entry.getKey(),
                        tables.stream()
                                .flatMap(table -> table.outside().stream())
                                .toList());
            }
            return outside;
        });
    }

    private Manifest manifest(String destination) {
        Manifest manifest = manifests.get(destination);
        if (manifest == null) {
            throw new IllegalArgumentException("No backup goes to " + destination);
        }
        return manifest;
    }
}
