package datajoint.migrate.copy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Sessions;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one table, copied to a table of the same name in another schema, which somebody declared there: for those who
 * migrate table by table, as the guide does by hand. {@code datajoint.migrate.Migration} does it for whole pipelines.
 */
public final class TableData {
    private static final long CHUNK_ROWS = 100_000;
    private static final String TRACKING = "~external";

    private final Database database;
    private final Dialect dialect;

    private TableData(Database database) {
        this.database = database;
        this.dialect = database.backend().dialect();
    }

    /**
     * What was done.
     *
     * @param rowsCopied new rows
     * @param rowsThere rows whose keys were there already; they stay as they are
     */
    public record Copied(long rowsCopied, long rowsThere) {}

    /**
     * Copies rows by the names of columns, every value as it is; may be repeated. Legacy pointers wait for
     * {@code migrateExternalPointersV2}.
     *
     * @param table by its name in the database: {@code mouse}, {@code #species}, {@code _recording}
     * @throws MigrationException if a table or a column is missing; then nothing is copied
     * @throws datajoint.model.IntegrityException if parents of rows are missing in the new schema: copy these first
     */
    public static Copied copyTableData(Database database, String sourceSchema, String destSchema, String table) {
        return new TableData(database).copy(new TableName(sourceSchema, table), new TableName(destSchema, table));
    }

    private Copied copy(TableName from, TableName to) {
        LegacyTable source = read(from);
        LegacyTable dest = read(to);
        PlannedTable plan = plan(source, dest);
        WithinServer transport = WithinServer.alone(plan, dialect);
        PrimaryKey key = PrimaryKey.of(plan, dialect);
        long copied = 0;
        List<String> after = List.of();
        do {
            List<String> start = after;
            KeyRange range = Sessions.use(
                    database.connections(),
                    "Finding the next rows of " + from,
                    connection -> KeyRanges.next(connection, dialect.quote(from), key, 0, start, CHUNK_ROWS));
            copied += Sessions.transact(
                    database.connections(),
                    "Copying rows of " + from,
                    connection -> transport.run(connection, fresh(plan, key, range)));
            after = range.upTo();
        } while (!after.isEmpty());
        long all = count(from);
        return new Copied(copied, all - copied);
    }

    /** Rows that are not there yet. */
    private Rows fresh(PlannedTable plan, PrimaryKey key, KeyRange range) {
        Rows some = Rows.in(key.of("own"), range);
        StringBuilder same = new StringBuilder("TRUE");
        for (String column : plan.primaryKey()) {
            String name = dialect.quote(column);
            same.append(" AND there.").append(name).append(" = own.").append(name);
        }
        return new Rows(
                "%s AND NOT EXISTS (SELECT 1 FROM %s there WHERE %s)"
                        .formatted(some.condition(), dialect.quote(plan.shadow()), same),
                some.binding());
    }

    private LegacyTable read(TableName name) {
        return database.connections()
                .use("Looking at " + name, connection -> new CatalogueReader(database).read(connection, name.schema()))
                .table(name.table())
                .orElseThrow(() -> new MigrationException(
                        "There is no table %s.".formatted(name),
                        "Names are those of the database: mouse, #species, _recording, __spikes."));
    }

    private static PlannedTable plan(LegacyTable source, LegacyTable dest) {
        if (source.primaryKey().isEmpty() || !source.primaryKey().equals(dest.primaryKey())) {
            throw new MigrationException(
                    "%s has the primary key %s, and %s has %s."
                            .formatted(source.name(), source.primaryKey(), dest.name(), dest.primaryKey()),
                    "Declare the new table with the same primary key.");
        }
        return new PlannedTable(
                source.name(),
                dest.name(),
                "",
                "",
                source.columns().stream()
                        .map(column -> plan(source, column, dest))
                        .toList(),
                source.primaryKey(),
                List.of(),
                "");
    }

    private static PlannedColumn plan(LegacyTable source, LegacyColumn column, LegacyTable dest) {
        LegacyColumn there = dest.column(column.name())
                .orElseThrow(() -> new MigrationException(
                        "%s has no attribute '%s', which %s has.".formatted(dest.name(), column.name(), source.name()),
                        "Declare it in the new table, so that nothing is lost."));
        Transfer transfer = column.generated().isPresent() ? new Transfer.Generated() : new Transfer.Same();
        Optional<String> tracking = tracking(source, column);
        if (tracking.isPresent() && there.sqlType().matches("json|longtext")) {
            PointerKind kind = column.sqlType().startsWith("char") ? PointerKind.EXTERNAL : PointerKind.BLOB;
            transfer = new Transfer.Pointer(kind, "", "", tracking.get());
        }
        return new PlannedColumn(
                column.name(), column.sqlType(), there.sqlType(), there.sqlType(), "", there.nullable(), "", transfer);
    }

    private static Optional<String> tracking(LegacyTable table, LegacyColumn column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .map(key -> key.parent().table())
                .filter(parent -> parent.startsWith(TRACKING))
                .findFirst();
    }

    private long count(TableName table) {
        return database.connections().use("Counting " + table, connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT COUNT(*) FROM " + dialect.quote(table));
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
