package datajoint.migrate.cutover;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks how the new tables do after the cutover: what came, what went, and who still uses the old ones. */
public final class WatchStep implements Step {
    @Override
    public StepName name() {
        return StepName.WATCH;
    }

    @Override
    public List<Operation> operations(Context context) {
        Dialect dialect = context.servers().target().backend().dialect();
        List<Operation> operations = new ArrayList<>();
        for (PlannedTable table : context.plan().tables()) {
            operations.add(new Operation.Sql(count(dialect, table.legacy())));
            operations.add(new Operation.Sql(count(dialect, old(context, table))));
        }
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        Database target = context.servers().target();
        Dialect dialect = target.backend().dialect();
        return target.connections().use("Watching the new tables", connection -> {
            List<String> messages = new ArrayList<>();
            long more = 0;
            long fewer = 0;
            for (PlannedTable table : context.plan().tables()) {
                context.stopper().check();
                long change = number(connection, count(dialect, table.legacy()))
                        - number(connection, count(dialect, old(context, table)));
                more += Math.max(0, change);
                fewer += Math.max(0, -change);
                if (change != 0) {
                    messages.add("%s: %,d rows %s"
                            .formatted(table.legacy(), Math.abs(change), change > 0 ? "more" : "fewer"));
                }
            }
            List<String> clients = clients(connection, context.plan().schemas());
            clients.forEach(client -> messages.add("still uses the old tables: " + client));
            return new Outcome(
                    Map.of("new rows", more, "rows fewer", fewer, "clients of old tables", (long) clients.size()),
                    "",
                    messages);
        });
    }

    /** It did nothing. */
    @Override
    public void undo(Context context) {
        context.stopper().check();
    }

    private static List<String> clients(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        List<PlannedSchema> old = schemas.stream()
                .map(schema -> new PlannedSchema(
                        schema.old(), schema.shadow(), schema.old(), schema.charset(), schema.collation()))
                .toList();
        return Clients.in(connection, old);
    }

    private static TableName old(Context context, PlannedTable table) {
        return new TableName(
                context.plan().schema(table.legacy().schema()).old(),
                table.legacy().table());
    }

    private static String count(Dialect dialect, TableName table) {
        return "SELECT count(*) FROM " + dialect.quote(table);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
