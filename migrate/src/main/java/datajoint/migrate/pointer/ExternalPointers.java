package datajoint.migrate.pointer;

import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Progress;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Stopper;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The pointers of one column by themselves, as the migration guide has it: for tables that were copied one by one. The call
 * may be repeated; it goes on where it was.
 *
 * @param rowsMigrated pointers that were replaced
 * @param filesWritten objects that were not there before
 * @param problems files that are not as they should be, with the first rows that need them; their pointers are as they are
 */
public record ExternalPointers(long rowsMigrated, long filesWritten, List<PointerProblem> problems) {
    private static final int ROWS = 10;
    private static final String TOOL = "migrateExternalPointersV2";

    public ExternalPointers {
        problems = List.copyOf(problems);
    }

    /** Whether files stay where they are. */
    public enum CopyFiles {
        NO,
        YES
    }

    /**
     * Gives the pointers of a column their JSON (the guide's {@code migrate_external_pointers_v2}).
     *
     * @param schema the new one, whose name ends with {@code _v2}; the legacy one stands beside it
     * @param attribute a column whose type in the new table is {@code <blob@destStore>} or the like
     * @param sourceStore as 0.14 named it: {@code raw}; {@code external-raw} as 0.11 did
     * @param destStore as the settings of 2.0 name it
     * @throws MigrationException if the tables are not there, or the attribute points to no file
     */
    public static ExternalPointers migrateExternalPointersV2(
            Database database,
            String schema,
            String table,
            String attribute,
            String sourceStore,
            String destStore,
            CopyFiles copyFiles) {
        PlanOptions options = PlanOptions.defaults();
        if (copyFiles == CopyFiles.YES) {
            options = options.withFilesCopiedTo(destStore);
        }
        Plan plan = plan(
                database,
                new TableName(legacy(schema, options), table),
                schema,
                attribute,
                sourceStore,
                destStore,
                options);
        Clock clock = Clock.systemUTC();
        Journal journal = new Journal(database, clock, TOOL);
        try (var lock = journal.lock(plan.group())) {
            RunLog log = journal.open(plan.group())
                    .orElseGet(() -> journal.begin(plan, TOOL))
                    .under(lock);
            Context context = new Context(Servers.one(database), plan, log, Progress.SILENT, Stopper.NEVER, clock);
            PointerColumn.all(context).forEach(column -> new Placeholders(column).fill());
            Map<String, Long> counts = new PointerStep().run(context).counts();
            List<PointerProblem> problems = new Problems(context).all(ROWS);
            log.close();
            return new ExternalPointers(
                    counts.getOrDefault("pointers", 0L), counts.getOrDefault("written", 0L), problems);
        }
    }

    private static String legacy(String schema, PlanOptions options) {
        String suffix = options.shadowSuffix();
        if (!schema.endsWith(suffix)) {
            throw new MigrationException(
                    "The name of the new schema, '%s', does not end with %s.".formatted(schema, suffix),
                    "Name the new schema, which stands beside the legacy one: lab%s beside lab.".formatted(suffix));
        }
        return schema.substring(0, schema.length() - suffix.length());
    }

    private static Plan plan(
            Database database,
            TableName name,
            String shadow,
            String attribute,
            String sourceStore,
            String destStore,
            PlanOptions options) {
        return database.connections().use("Looking at " + name, connection -> {
            LegacyTable table = new CatalogueReader(database)
                    .read(connection, name.schema()).tables().stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new MigrationException(
                                    "There is no legacy table %s.".formatted(name),
                                    "See which there are: SHOW TABLES."));
            return new OneColumn(connection, database.backend().dialect(), table)
                    .plan(shadow, attribute, sourceStore, destStore, options);
        });
    }
}
