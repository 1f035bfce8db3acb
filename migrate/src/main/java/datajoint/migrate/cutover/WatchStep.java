package datajoint.migrate.cutover;

import datajoint.backend.Dialect;
import datajoint.database.Database;
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
            operations.add(new Operation.Sql(count(dialect, legacy(context, table))));
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
                String before = count(dialect, legacy(context, table));
                long rows = context.servers()
                        .source()
                        .connections()
                        .use("Counting legacy rows", source -> number(source, before));
                long change = number(connection, count(dialect, table.legacy())) - rows;
                more += Math.max(0, change);
                fewer += Math.max(0, -change);
                if (change != 0) {
                    messages.add("%s: %,d rows %s"
                            .formatted(table.legacy(), Math.abs(change), change > 0 ? "more" : "fewer"));
                }
            }
            List<String> clients = context.servers()
                    .source()
                    .connections()
                    .use("Looking for clients of the old tables", source -> clients(source, context));
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

    private static List<String> clients(Connection source, Context context) throws SQLException {
        return Clients.in(
                source,
                context.plan().schemas().stream()
                        .map(context.servers()::legacyAfterCutover)
                        .toList());
    }

    private static TableName legacy(Context context, PlannedTable table) {
        return new TableName(
                context.servers()
                        .legacyAfterCutover(context.plan().schema(table.legacy().schema())),
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
