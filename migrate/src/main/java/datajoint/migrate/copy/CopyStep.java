package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.plan.PlanOptions.Orphans;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies the rows of all tables, parents first. */
public final class CopyStep implements Step {
    static final String WORD = StepName.COPY.word();
    private static final String ORPHANS = "orphans";
    private static final Rows ALL = new Rows("TRUE", (statement, place) -> {});

    @Override
    public StepName name() {
        return StepName.COPY;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        for (PlannedTable table : Selection.of(context.plan())) {
            operations.add(new Operation.Sql(Transport.of(context, table).sql(ALL)));
        }
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        List<OrphanCheck.Orphans> orphans = new OrphanCheck(context.servers().source()).find(context.plan());
        orphans.forEach(one -> context.log()
                .note(WORD, ORPHANS, one.table().legacy() + " " + one.key().columns(), one.toString()));
        if (!orphans.isEmpty() && context.plan().options().orphans() == Orphans.STOP) {
            throw new MigrationException(
                    "Rows without parents, which 2.0 cannot hold as its foreign keys are on:\n  %s\nNothing was copied."
                            .formatted(orphans.stream()
                                    .map(OrphanCheck.Orphans::toString)
                                    .collect(joining("\n  "))),
                    "Mend them, or plan again with --orphans keep (as they are) or --orphans leave-out.");
        }
        long rows = 0;
        List<PlannedTable> tables = Selection.of(context.plan());
        if (context.plan().options().sample() > 0) {
            undo(context);
            rows = new Sample(context, tables).run();
            return Outcome.of(Map.of("rows", rows, "tables", (long) tables.size()));
        }
        for (PlannedTable table : tables) {
            rows += new TableCopy(context, table, Transport.of(context, table)).run();
        }
        return Outcome.of(Map.of("rows", rows, "tables", (long) tables.size()));
    }

    /** Empties the shadows. */
    @Override
    public void undo(Context context) {
        Database target = context.servers().target();
        Dialect dialect = target.backend().dialect();
        for (PlannedTable table : context.plan().tables()) {
            Sessions.use(target.connections(), "Emptying " + table.shadow(), connection -> {
                // Shadows refer to each other; all of them are emptied.
                ForeignKeyChecks.off(connection);
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("TRUNCATE TABLE " + dialect.quote(table.shadow()));
                } finally {
                    ForeignKeyChecks.on(connection);
                }
            });
            context.log().forgetChunks(WORD, table.legacy().toString());
        }
        context.log().forget(WORD, ORPHANS);
    }
}
