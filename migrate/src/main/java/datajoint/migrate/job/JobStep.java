package datajoint.migrate.job;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries errors and ignored jobs over. What was reserved is only told: its worker has to be gone by now. */
public final class JobStep implements Step {
    private static final String WORD = StepName.JOBS.word();
    private static final String MADE = "table";

    @Override
    public StepName name() {
        return StepName.JOBS;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        jobs(context).keySet().forEach(table -> operations.add(new Operation.Sql(table.create())));
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        List<String> messages = new ArrayList<>();
        long carried = 0;
        long done = 0;
        long reserved = 0;
        for (Map.Entry<JobTable, List<LegacyJob>> entry : jobs(context).entrySet()) {
            JobTable table = entry.getKey();
            for (LegacyJob job : entry.getValue()) {
                if (job.status().equals("reserved")) {
                    reserved++;
                    messages.add("left behind: " + job);
                } else if (!table.takes(job.key())) {
                    messages.add("left behind, as its key is not that of the table: " + job);
                } else if (isDone(context, table, job)) {
                    done++;
                } else {
                    make(context, table);
                    put(context, table, job);
                    carried++;
                }
            }
        }
        return new Outcome(Map.of("carried", carried, "done_since", done, "reserved", reserved), "", messages);
    }

    @Override
    public void undo(Context context) {
        Dialect dialect = context.servers().target().backend().dialect();
        for (Note made : context.log().notes(WORD, MADE)) {
            TableName table =
                    new TableName(made.text(), made.key().substring(made.text().length() + 1));
            use(context, "Dropping " + table, connection -> {
                run(connection, "DROP TABLE IF EXISTS " + dialect.quote(table));
                return 0;
            });
        }
        context.log().forget(WORD, MADE);
    }

    /** By the job table that they belong to. */
    private static Map<JobTable, List<LegacyJob>> jobs(Context context) {
        Database source = context.servers().source();
        Dialect dialect = source.backend().dialect();
        Map<JobTable, List<LegacyJob>> jobs = new LinkedHashMap<>();
        for (PlannedSchema schema : context.plan().schemas()) {
            Map<String, List<LegacyJob>> byTable = new LinkedHashMap<>();
            source.connections()
                    .use(
                            "Reading the jobs of " + schema.legacy(),
                            connection -> LegacyJobs.read(connection, dialect, schema.legacy()))
                    .forEach(job -> byTable.computeIfAbsent(job.table(), table -> new ArrayList<>())
                            .add(job));
            byTable.forEach((table, own) -> context.plan()
                    .table(new TableName(schema.legacy(), table))
                    .ifPresent(planned -> jobs.put(table(context, planned), own)));
        }
        return jobs;
    }

    private static JobTable table(Context context, PlannedTable planned) {
        return new JobTable(planned, context.servers().target().backend().dialect());
    }

    private static boolean isDone(Context context, JobTable table, LegacyJob job) {
        return use(context, "Looking for the row of a job", connection -> table.isDone(connection, job));
    }

    private static void make(Context context, JobTable table) {
        context.log().note(WORD, MADE, table.name().toString(), table.name().schema());
        use(context, "Making " + table.name(), connection -> {
            run(connection, table.create());
            String sql = context.servers()
                    .target()
                    .backend()
                    .ddl()
                    .putLineage(table.name().schema());
            try (PreparedStatement put = connection.prepareStatement(sql)) {
                for (String column : table.key()) {
                    put.setString(1, table.name().table());
                    put.setString(2, column);
                    put.setString(3, table.name() + "." + column);
                    put.executeUpdate();
                }
            }
            return 0;
        });
    }

    private static void put(Context context, JobTable table, LegacyJob job) {
        use(context, "Carrying a job to " + table.name(), connection -> {
            table.put(connection, job);
            return 0;
        });
    }

    /** In the time zone of the server, in which 2.0 writes the times of jobs. */
    private static <T> T use(Context context, String doing, Work<T> work) {
        return context.servers().target().connections().use(doing, work);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
