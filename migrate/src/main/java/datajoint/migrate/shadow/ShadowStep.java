package datajoint.migrate.shadow;

import datajoint.backend.Catalog;
import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the shadow schemas, their empty tables and their lineage. */
public final class ShadowStep implements Step {
    private static final String WORD = StepName.SHADOW.word();
    /** The journal knows a schema by this kind of note before it is made: only such a one is dropped again. */
    private static final String SCHEMA_MADE = "schema";

    @Override
    public StepName name() {
        return StepName.SHADOW;
    }

    @Override
    public List<Operation> operations(Context context) {
        List<Operation> operations = new ArrayList<>();
        Dialect dialect = context.servers().target().backend().dialect();
        Ddl ddl = context.servers().target().backend().ddl();
        for (PlannedSchema schema : context.plan().schemas()) {
            operations.add(new Operation.Sql(createSchema(schema, dialect)));
        }
        for (PlannedTable table : context.plan().tables()) {
            operations.add(new Operation.Sql(table.create()));
        }
        for (PlannedSchema schema : context.plan().schemas()) {
            operations.add(new Operation.Sql(ddl.createLineageTable(schema.shadow())));
        }
        return operations;
    }

    @Override
    public Outcome run(Context context) {
        Database target = context.servers().target();
        Plan plan = context.plan();
        requireFree(context);
        for (PlannedSchema schema : plan.schemas()) {
            context.log().note(WORD, SCHEMA_MADE, schema.shadow(), schema.legacy());
            execute(
                    target,
                    "Making schema " + schema.shadow(),
                    createSchema(schema, target.backend().dialect()));
        }
        Set<TableName> there = tables(context);
        long made = 0;
        for (PlannedTable table : plan.tables()) {
            context.stopper().check();
            if (!there.contains(table.shadow())) {
                execute(target, "Making " + table.shadow(), table.create());
                made++;
            }
            context.progress().report("making tables", made, plan.tables().size(), "tables");
        }
        long lineages = writeLineage(context);
        return Outcome.of(Map.of(
                "schemas",
                (long) plan.schemas().size(),
                "tables",
                (long) plan.tables().size(),
                "lineages",
                lineages));
    }

    /** Drops what the journal says was made, and nothing else. */
    @Override
    public void undo(Context context) {
        Database target = context.servers().target();
        Dialect dialect = target.backend().dialect();
        List<Note> made = context.log().notes(WORD, SCHEMA_MADE);
        Sessions.use(target.connections(), "Dropping shadows", connection -> {
            // Shadows refer to each other and go together.
            run(connection, "SET SESSION foreign_key_checks = 0");
            try {
                for (Note schema : made) {
                    run(connection, "DROP DATABASE IF EXISTS " + dialect.quote(schema.key()));
                }
                return made.size();
            } finally {
                run(connection, "SET SESSION foreign_key_checks = 1");
            }
        });
        context.log().forget(WORD, SCHEMA_MADE);
    }

    private static void requireFree(Context context) {
        Database target = context.servers().target();
        Set<String> ours = new HashSet<>();
        context.log().notes(WORD, SCHEMA_MADE).forEach(note -> ours.add(note.key()));
        Catalog catalog = target.backend().catalog();
        for (PlannedSchema schema : context.plan().schemas()) {
            boolean taken = !ours.contains(schema.shadow())
                    && target.connections()
                            .use(
                                    "Looking for " + schema.shadow(),
                                    connection -> catalog.exists(connection, schema.shadow()));
            if (taken) {
                throw new MigrationException(
                        "The shadow of '%s' would be '%s', and there is such a schema already."
                                .formatted(schema.legacy(), schema.shadow()),
                        "Plan again with another suffix (--suffix), or drop that schema if nobody needs it.");
            }
        }
    }

    private static Set<TableName> tables(Context context) {
        return context.servers().target().connections().use("Looking for tables", connection -> {
            Set<TableName> tables = new HashSet<>();
            String sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?";
            for (PlannedSchema schema : context.plan().schemas()) {
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    select.setString(1, schema.shadow());
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            tables.add(new TableName(schema.shadow(), rows.getString(1)));
                        }
                    }
                }
            }
            return tables;
        });
    }

    private static long writeLineage(Context context) {
        Database target = context.servers().target();
        Ddl ddl = target.backend().ddl();
        return target.connections().use("Writing lineage", connection -> {
            long written = 0;
            for (PlannedSchema schema : context.plan().schemas()) {
                run(connection, ddl.createLineageTable(schema.shadow()));
                try (PreparedStatement put = connection.prepareStatement(ddl.putLineage(schema.shadow()))) {
                    for (PlannedTable table : context.plan().tables()) {
                        if (table.legacy().schema().equals(schema.legacy())) {
                            written += put(put, table, context.plan());
                        }
                    }
                }
            }
            return written;
        });
    }

    private static long put(PreparedStatement put, PlannedTable table, Plan plan) throws SQLException {
        long written = 0;
        for (PlannedColumn column : table.columns()) {
            if (!column.lineage().isEmpty()) {
                put.setString(1, table.shadow().table());
                put.setString(2, column.name());
                put.setString(3, shadowed(column.lineage(), plan));
                put.executeUpdate();
                written++;
            }
        }
        return written;
    }

    private static String shadowed(String lineage, Plan plan) {
        int dot = lineage.indexOf('.');
        String schema = lineage.substring(0, dot);
        return plan.schemas().stream()
                .filter(one -> one.legacy().equals(schema))
                .map(one -> one.shadow() + lineage.substring(dot))
                .findFirst()
                .orElse(lineage);
    }

    private static String createSchema(PlannedSchema schema, Dialect dialect) {
        return "CREATE DATABASE IF NOT EXISTS " + dialect.quote(schema.shadow()) + " CHARACTER SET " + schema.charset()
                + " COLLATE " + schema.collation();
    }

    private static void execute(Database database, String doing, String sql) {
        Sessions.use(database.connections(), doing, connection -> run(connection, sql));
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
