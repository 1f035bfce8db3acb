package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.StepName;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells which tables were written after the verification began: what it proved is not true of these any more. */
final class WritesSince {
    private static final String STEP = StepName.VERIFY.word();
    private static final String BEGAN = "began";

    private final Database server;
    private final RunLog log;

    /** @param server its clock counts, and no other */
    WritesSince(Database server, RunLog log) {
        this.server = server;
        this.log = log;
    }

    /** Remembers that a verification begins now. */
    void remember() {
        String now = Sessions.use(
                server.connections(), "Asking the server for the time", connection -> text(connection, "SELECT NOW()"));
        log.note(STEP, BEGAN, server.backend().product(), now);
    }

    /**
     * The server knows of no writes before its last start.
     *
     * @throws AnswerNeededException if a table was written since; the message lists each
     */
    void requireNone(Plan plan) {
        List<Note> began = log.notes(STEP, BEGAN);
        if (began.isEmpty()) {
            return;
        }
        Set<String> accepted = accepted();
        List<String> written = Sessions.use(
                server.connections(),
                "Looking for rows written since",
                connection -> written(connection, plan, began.get(0).text()));
        List<String> open =
                written.stream().filter(table -> !accepted.contains(table)).toList();
        if (!open.isEmpty()) {
            throw new AnswerNeededException(
                    "Tables were written after their verification began:\n  %s\n".formatted(String.join("\n  ", open)),
                    "Stop the programs that write, and run dj migrate copy, pointers and verify again: they catch up.");
        }
    }

    private Set<String> accepted() {
        return Set.copyOf(log.notes(STEP, Note.ACCEPTED).stream().map(Note::key).toList());
    }

    private List<String> written(Connection connection, Plan plan, String began) throws SQLException {
        if (!server.backend().product().startsWith("MariaDB")) {
            try (Statement statement = connection.createStatement()) {
                // Otherwise what the server tells is up to a day old.
                statement.execute("SET SESSION information_schema_stats_expiry = 0");
            }
        }
        List<String> written = new ArrayList<>();
        String sql = "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_name = ? AND update_time > CAST(? AS DATETIME)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (PlannedTable table : plan.tables()) {
                for (TableName name : List.of(table.legacy(), table.shadow())) {
                    select.setString(1, name.schema());
                    select.setString(2, name.table());
                    select.setString(3, began);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            written.add(name.toString());
                        }
                    }
                }
            }
        }
        return written;
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
