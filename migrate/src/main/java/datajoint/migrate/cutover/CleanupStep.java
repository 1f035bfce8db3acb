package datajoint.migrate.cutover;

import datajoint.database.Database;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.pointer.PointerStep;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Operation;
import datajoint.migrate.step.Outcome;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.Step;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops the legacy tables: the only step with no way back, done only when a person has named what is to go. */
public final class CleanupStep implements Step {
    /** The kind of note that says that a person named the group; its key is the group. */
    public static final String CONFIRMED = "confirmed";

    private static final String WORD = StepName.CLEANUP.word();

    @Override
    public StepName name() {
        return StepName.CLEANUP;
    }

    @Override
    public List<Operation> operations(Context context) {
        if (!context.servers().isOne()) {
            return List.of();
        }
        return context.plan().schemas().stream()
                .<Operation>map(schema -> new Operation.Sql(drop(context, schema)))
                .toList();
    }

    /** @throws AnswerNeededException if nobody has named the group */
    @Override
    public Outcome run(Context context) {
        String group = context.plan().group();
        if (context.log().notes(WORD, CONFIRMED).stream()
                .noneMatch(note -> note.key().equals(group))) {
            throw new AnswerNeededException(
                    "This drops the legacy tables of %s for good, and nobody has confirmed it.".formatted(group),
                    "Have a backup, and name them: dj migrate cleanup --confirm %s.".formatted(group));
        }
        if (!context.servers().isOne()) {
            forget(context);
            return new Outcome(
                    Map.of("schemas dropped", 0L),
                    "",
                    List.of("The legacy tables stay on the server that they are on."));
        }
        Database target = context.servers().target();
        Outcome outcome = Sessions.use(target.connections(), "Dropping the legacy tables", connection -> {
            requireNobodyRefers(connection, context.plan().schemas());
            run(connection, "SET SESSION foreign_key_checks = 0");
            try {
                for (PlannedSchema schema : context.plan().schemas()) {
                    run(connection, drop(context, schema));
                }
            } finally {
                run(connection, "SET SESSION foreign_key_checks = 1");
            }
            dropEmptyShadows(connection, context);
            return Outcome.of(
                    Map.of("schemas dropped", (long) context.plan().schemas().size()));
        });
        forget(context);
        return outcome;
    }

    /** Their tables have the final names now. */
    private static void dropEmptyShadows(Connection connection, Context context) throws SQLException {
        OldSchemas schemas = new OldSchemas(context, WORD);
        for (PlannedSchema schema : context.plan().schemas()) {
            schemas.dropEmpty(connection, schema.shadow());
        }
    }

    /** What only an undo needs; the steps, their counts and the certificate stay. */
    private static void forget(Context context) {
        PointerStep.forget(context);
        context.plan()
                .tables()
                .forEach(table -> context.log()
                        .forgetChunks(StepName.COPY.word(), table.legacy().toString()));
    }

    /** @throws MigrationException always */
    @Override
    public void undo(Context context) {
        throw new MigrationException(
                "The legacy tables of %s are dropped.".formatted(context.plan().group()),
                "Restore them from a backup under other names, if you need them.");
    }

    private static void requireNobodyRefers(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        Set<String> old = schemas.stream().map(PlannedSchema::old).collect(Collectors.toSet());
        String sql = "SELECT table_schema, table_name, referenced_table_name FROM information_schema.key_column_usage"
                + " WHERE referenced_table_schema = ?";
        for (String schema : old) {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, schema);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        if (!old.contains(row.getString(1))) {
                            throw new MigrationException(
                                    "%s.%s refers to %s.%s, which would be dropped."
                                            .formatted(row.getString(1), row.getString(2), schema, row.getString(3)),
                                    "Drop that foreign key, or make it refer to the new table.");
                        }
                    }
                }
            }
        }
    }

    private static String drop(Context context, PlannedSchema schema) {
        return "DROP DATABASE IF EXISTS "
                + context.servers().target().backend().dialect().quote(schema.old());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
