package datajoint.migrate.pointer;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A plan for the pointers of one column, and for nothing else. */
final class OneColumn {
    private static final String TRACKING = "~external";

    private final Connection connection;
    private final Dialect dialect;
    private final LegacyTable table;

    OneColumn(Connection connection, Dialect dialect, LegacyTable table) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
    }

    /** @param sourceStore as legacy releases named it */
    Plan plan(String shadow, String attribute, String sourceStore, String destStore, PlanOptions options)
            throws SQLException {
        TableName name = table.name();
        Transfer.Pointer pointer = pointer(attribute, sourceStore, destStore);
        List<PlannedColumn> columns = table.columns().stream()
                .map(column -> planned(column, column.name().equals(attribute) ? pointer : other(column)))
                .toList();
        PlannedTable planned = new PlannedTable(
                name, new TableName(shadow, name.table()), "", "", columns, table.primaryKey(), List.of(), "");
        PlannedSchema schema = new PlannedSchema(name.schema(), shadow, name.schema() + options.oldSuffix(), "", "");
        return new Plan(name + "." + attribute, List.of(schema), List.of(planned), options, List.of());
    }

    private static PlannedColumn planned(LegacyColumn column, Transfer transfer) {
        return new PlannedColumn(
                column.name(),
                column.sqlType(),
                column.sqlType(),
                column.sqlType(),
                column.comment(),
                column.nullable(),
                "",
                transfer);
    }

    private static Transfer other(LegacyColumn column) {
        return column.generated().isPresent() ? new Transfer.Generated() : new Transfer.Same();
    }

    private Transfer.Pointer pointer(String attribute, String sourceStore, String destStore) throws SQLException {
        LegacyColumn column = table.column(attribute)
                .orElseThrow(() -> new MigrationException(
                        "%s has no attribute '%s'.".formatted(table.name(), attribute),
                        "It has %s."
                                .formatted(table.columns().stream()
                                        .map(LegacyColumn::name)
                                        .toList())));
        String tracking = table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(attribute)))
                .map(key -> key.parent().table())
                .filter(parent -> parent.startsWith(TRACKING))
                .findFirst()
                .orElseThrow(() -> new MigrationException(
                        "%s of %s points to no file of a store.".formatted(attribute, table.name()),
                        "Name an attribute of blob@, attach@ or filepath@."));
        PointerKind kind =
                column.sqlType().startsWith("char") ? PointerKind.EXTERNAL : kind(table.name(), tracking, column);
        String store = sourceStore.replaceFirst("^external(-|$)", "");
        if (!tracking.equals(TRACKING) && !tracking.equals(TRACKING + "_" + store)) {
            throw new MigrationException(
                    "%s of %s points into the store that %s tracks, not into '%s'."
                            .formatted(attribute, table.name(), tracking, sourceStore),
                    "Name the source store '%s'.".formatted(tracking.substring(TRACKING.length() + 1)));
        }
        return new Transfer.Pointer(kind, store, destStore, tracking);
    }

    /** By the comment; an adapter's kind shows in the files that it made. */
    private PointerKind kind(TableName name, String tracking, LegacyColumn column) throws SQLException {
        if (column.comment().matches("(?s):(blob@|external).*")) {
            return PointerKind.BLOB;
        }
        if (column.comment().startsWith(":attach@")) {
            return PointerKind.ATTACH;
        }
        if (column.comment().startsWith(":filepath@")) {
            return PointerKind.FILEPATH;
        }
        String sql = "SELECT COUNT(e.attachment_name), COUNT(e.filepath) FROM "
                + dialect.quote(new TableName(name.schema(), tracking)) + " AS e WHERE EXISTS (SELECT 1 FROM "
                + dialect.quote(name) + " AS l WHERE l." + dialect.quote(column.name()) + " = e.hash)";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (row.getLong(1) > 0) {
                return PointerKind.ATTACH;
            }
            return row.getLong(2) > 0 ? PointerKind.FILEPATH : PointerKind.BLOB;
        }
    }
}
