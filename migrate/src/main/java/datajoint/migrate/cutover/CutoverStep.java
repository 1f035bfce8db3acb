package datajoint.migrate.cutover;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.pointer.PointerStep;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Legacy tables step aside and the new ones take their names, all at once; {@code undo} is the way back. */
public final class CutoverStep implements Step {
    private static final String WORD = StepName.CUTOVER.word();
    /** How long a busy table may keep everybody waiting. */
    private static final int WAIT_SECONDS = 3;

    @Override
    public StepName name() {
        return StepName.CUTOVER;
    }

    @Override
    public List<Operation> operations(Context context) {
        Database target = context.servers().target();
        List<PlannedSchema> schemas = context.plan().schemas();
        Moves moves = Moves.of(context);
        return Sessions.use(target.connections(), "Looking at the tables", connection -> {
            List<Operation> operations = new ArrayList<>();
            if (!moves.isForward(connection)) {
                schemas.forEach(schema -> operations.add(new Operation.Sql(createMade(context, schema))));
                String rename =
                        Moves.sql(moves.forward(connection), target.backend().dialect());
                operations.add(new Operation.Sql(rename));
            }
            return operations;
        });
    }

    @Override
    public Outcome run(Context context) {
        requireNoProblems(context);
        Database target = context.servers().target();
        List<PlannedSchema> schemas = context.plan().schemas();
        Dialect dialect = target.backend().dialect();
        Triggers triggers = new Triggers(context, WORD);
        OldSchemas old = new OldSchemas(context, WORD);
        Moves moves = Moves.of(context);
        return Sessions.use(target.connections(), "Cutting over", connection -> {
            old.requireOurs(connection);
            long downtime = 0;
            long tables = 0;
            if (!moves.isForward(connection)) {
                requireAlone(context);
                triggers.save();
                triggers.rehearse(connection);
                old.note();
                for (PlannedSchema schema : schemas) {
                    run(connection, createMade(context, schema));
                }
                List<Move> forward = moves.forward(connection);
                tables = forward.size();
                Instant begun = context.clock().instant();
                triggers.drop(connection);
                rename(connection, Moves.sql(forward, dialect), triggers);
                LineageNames.makeFinal(connection, schemas, dialect);
                triggers.restore(connection);
                downtime = Duration.between(begun, context.clock().instant()).toMillis();
            }
            LineageNames.makeFinal(connection, schemas, dialect);
            triggers.restore(connection);
            requireNoCrossing(connection, schemas);
            return new Outcome(
                    Map.of("renamed", tables, "downtime_ms", downtime), "", Views.broken(connection, schemas, dialect));
        });
    }

    @Override
    public void undo(Context context) {
        Database target = context.servers().target();
        List<PlannedSchema> schemas = context.plan().schemas();
        Dialect dialect = target.backend().dialect();
        Triggers triggers = new Triggers(context, WORD);
        OldSchemas old = new OldSchemas(context, WORD);
        Moves moves = Moves.of(context);
        Sessions.use(target.connections(), "Bringing the legacy names back", connection -> {
            if (old.areOurs() && moves.isForward(connection)) {
                triggers.drop(connection);
                rename(connection, Moves.sql(moves.back(connection), dialect), triggers);
            }
            if (moves.isOne()) {
                triggers.restore(connection);
            }
            LineageNames.makeShadow(connection, schemas, dialect);
            for (String schema : old.ours()) {
                old.dropEmpty(connection, schema);
            }
            return 0;
        });
        old.forget();
        context.log().forget(WORD, "trigger");
    }

    private static void rename(Connection connection, String sql, Triggers triggers) throws SQLException {
        run(connection, "SET SESSION lock_wait_timeout = " + WAIT_SECONDS);
        try {
            run(connection, sql);
        } catch (SQLException e) {
            triggers.restore(connection);
            throw new MigrationException(
                    "The tables could not be renamed, and none of them was: %s.".formatted(e.getMessage()),
                    "If other programs use them (SHOW PROCESSLIST), stop these and try again.",
                    e);
        } finally {
            run(connection, "SET SESSION lock_wait_timeout = DEFAULT");
        }
    }

    private static void requireNoProblems(Context context) {
        Set<String> accepted = context.log().notes(StepName.POINTERS.word(), "accepted").stream()
                .map(Note::key)
                .collect(Collectors.toSet());
        List<Note> open = context.log().notes(StepName.POINTERS.word(), PointerStep.PROBLEM).stream()
                .filter(note -> !accepted.contains(note.key()))
                .toList();
        if (!open.isEmpty()) {
            throw new MigrationException(
                    "Files of the stores are not as they were:\n  %s\n."
                            .formatted(open.stream().map(Note::text).collect(Collectors.joining("\n  "))),
                    "Bring them back and run dj migrate pointers again; or accept each by name: --accept %s."
                            .formatted(open.get(0).key()));
        }
    }

    private static void requireAlone(Context context) {
        List<String> names =
                context.plan().schemas().stream().map(PlannedSchema::legacy).toList();
        List<String> clients = context.servers()
                .source()
                .connections()
                .use("Looking for other clients", connection -> Clients.in(connection, names));
        if (!clients.isEmpty()) {
            throw new MigrationException(
                    "Other programs use the schemas:\n  %s\n.".formatted(String.join("\n  ", clients)),
                    "End them (KILL and the number ends one by force), and cut over again.");
        }
    }

    private static void requireNoCrossing(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        String sql = "SELECT table_schema, table_name, referenced_table_schema, referenced_table_name"
                + " FROM information_schema.key_column_usage WHERE table_schema = ? AND referenced_table_schema = ?";
        for (PlannedSchema child : schemas) {
            for (PlannedSchema parent : schemas) {
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    select.setString(1, child.legacy());
                    select.setString(2, parent.old());
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            throw new MigrationException(
                                    "After the cutover %s.%s refers to %s.%s, a legacy table."
                                            .formatted(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getString(4)),
                                    "Undo the cutover (dj migrate undo), and report this.");
                        }
                    }
                }
            }
        }
    }

    private static String createMade(Context context, PlannedSchema schema) {
        String made = Moves.of(context).made(schema);
        return "CREATE DATABASE IF NOT EXISTS "
                + context.servers().target().backend().dialect().quote(made) + " CHARACTER SET "
                + schema.charset() + " COLLATE " + schema.collation();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
