package datajoint.migrate.cutover;

import static java.util.stream.Collectors.toSet;

import datajoint.backend.Dialect;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.StepName;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The schemas that a cutover makes: those that the journal says we made, and no others. */
public final class OldSchemas {
    private static final String KIND = "old made";

    private final Context context;
    private final String step;
    private final Moves moves;

    OldSchemas(Context context, String step) {
        this.context = context;
        this.moves = Moves.of(context);
        this.step = step;
    }

    /** True while the new tables have their final names: one statement moves all tables, so one tells of all. */
    public static boolean areInUse(Servers servers, RunLog log) {
        Moves moves = new Moves(log.plan().schemas(), servers.isOne());
        Set<String> ours =
                log.notes(StepName.CUTOVER.word(), KIND).stream().map(Note::key).collect(toSet());
        Optional<TableName> aside = log.plan().tables().stream()
                .map(table -> new TableName(
                        moves.made(log.plan().schema(table.legacy().schema())),
                        table.legacy().table()))
                .filter(table -> ours.contains(table.schema()))
                .findFirst();
        return aside.isPresent()
                && servers.target()
                        .connections()
                        .use("Looking for legacy tables", connection -> exists(connection, aside.get()));
    }

    private static boolean exists(Connection connection, TableName table) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table.schema());
            select.setString(2, table.table());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** @throws MigrationException if somebody else has a schema of such a name */
    void requireOurs(Connection connection) throws SQLException {
        List<String> ours = ours();
        for (PlannedSchema schema : context.plan().schemas()) {
            String made = moves.made(schema);
            if (!ours.contains(made)
                    && context.servers().target().backend().catalog().exists(connection, made)) {
                throw new MigrationException(
                        "The %s tables of '%s' would go to '%s', and there is such a schema already."
                                .formatted(moves.isOne() ? "legacy" : "new", schema.legacy(), made),
                        "Move its tables to a schema of another name, drop it, and cut over again.");
            }
        }
    }

    /** Before they are made: a kill in between leaves a note too many, and never a schema that nobody knows. */
    void note() {
        for (PlannedSchema schema : context.plan().schemas()) {
            context.log().note(step, KIND, moves.made(schema), schema.legacy());
        }
    }

    List<String> ours() {
        return context.log().notes(step, KIND).stream().map(Note::key).toList();
    }

    boolean areOurs() {
        return !ours().isEmpty();
    }

    /** What people put there meanwhile stays. */
    void dropEmpty(Connection connection, String schema) throws SQLException {
        String sql = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?";
        boolean isEmpty;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                isEmpty = row.getLong(1) == 0;
            }
        }
        if (isEmpty) {
            Dialect dialect = context.servers().target().backend().dialect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + dialect.quote(schema));
            }
        }
    }

    void forget() {
        context.log().forget(step, KIND);
    }
}
