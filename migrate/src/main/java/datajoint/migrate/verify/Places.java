package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Under which names the tables of a plan stand now: before the cutover or after it. */
record Places(Plan plan, Servers servers, boolean isCutOver) {

    static Places of(Context context) {
        boolean isDone = context.log().isDone(StepName.CUTOVER.word());
        return new Places(context.plan(), context.servers(), isDone || isRenamed(context));
    }

    /** A cutover that was killed after its statement is one, whatever the journal knows. */
    private static boolean isRenamed(Context context) {
        if (context.plan().tables().isEmpty()) {
            return false;
        }
        PlannedTable first = context.plan().tables().get(0);
        Servers servers = context.servers();
        Database target = servers.target();
        String aside =
                servers.legacyAfterCutover(context.plan().schema(first.legacy().schema()));
        return exists(servers.source(), new TableName(aside, first.legacy().table()))
                && exists(target, first.legacy())
                && !exists(target, first.shadow());
    }

    static boolean exists(Database database, TableName table) {
        return !columns(database, table).isEmpty();
    }

    /** The names of the columns; none if there is no such table. */
    static List<String> columns(Database database, TableName table) {
        String sql = "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?";
        return database.connections().use("Looking for " + table, connection -> {
            List<String> names = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, table.schema());
                select.setString(2, table.table());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
            }
            return names;
        });
    }

    /** The same table with the names that it has now on both sides. */
    PlannedTable now(PlannedTable table) {
        return isCutOver
                ? new PlannedTable(
                        new TableName(
                                servers.legacyAfterCutover(
                                        plan.schema(table.legacy().schema())),
                                table.legacy().table()),
                        table.legacy(),
                        table.definition(),
                        table.create(),
                        table.columns(),
                        table.primaryKey(),
                        table.foreignKeys(),
                        table.fingerprint())
                : table;
    }

    /** The schema that holds the new tables now. */
    String shadow(PlannedSchema schema) {
        return isCutOver ? schema.legacy() : schema.shadow();
    }

    /** The table that takes the place of a legacy one, by the name that it has now. */
    TableName shadow(TableName legacy) {
        return plan.table(legacy).map(this::now).map(PlannedTable::shadow).orElse(legacy);
    }

    /** The final name of a schema that is called otherwise now. */
    String finalName(String schema) {
        return plan.schemas().stream()
                .filter(one -> shadow(one).equals(schema))
                .findFirst()
                .map(PlannedSchema::legacy)
                .orElse(schema);
    }
}
