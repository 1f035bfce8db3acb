package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.journal.Note;
import datajoint.migrate.journal.RunLog;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.AnswerNeededException;
import datajoint.migrate.step.Servers;
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
import java.util.Locale;
import java.util.Set;

/** Tells which tables were written after the verification began: what it proved is not true of these any more. */
final class WritesSince {
    private static final String STEP = StepName.VERIFY.word();
    private static final String BEGAN = "began";

    private final Servers servers;
    private final RunLog log;

    WritesSince(Servers servers, RunLog log) {
        this.servers = servers;
        this.log = log;
    }

    /** The two sides: of one server, or of two whose clocks may differ. */
    private enum Side {
        SOURCE,
        TARGET;

        Database of(Servers servers) {
            return this == SOURCE ? servers.source() : servers.target();
        }

        TableName of(PlannedTable table) {
            return this == SOURCE ? table.legacy() : table.shadow();
        }
    }

    /** Remembers that a verification begins now. */
    void remember() {
        for (Side side : Side.values()) {
            String now = Sessions.use(
                    side.of(servers).connections(),
                    "Asking the server for the time",
                    connection -> text(connection, "SELECT NOW()"));
            log.note(STEP, BEGAN, side.name().toLowerCase(Locale.ROOT), now);
        }
    }

    /**
     * @throws AnswerNeededException if a table was written since, the message lists each; or if the server has started
     *     since, as it forgets then when its tables were written
     */
    void requireNone(Plan plan) {
        Set<String> accepted = accepted();
        List<String> open = new ArrayList<>();
        for (Note began : log.notes(STEP, BEGAN)) {
            Side side = Side.valueOf(began.key().toUpperCase(Locale.ROOT));
            requireUp(side, began.text());
            Sessions.use(
                            side.of(servers).connections(),
                            "Looking for rows written since",
                            connection -> written(connection, plan, side, began.text()))
                    .stream()
                    .filter(table -> !accepted.contains(table))
                    .forEach(open::add);
        }
        if (!open.isEmpty()) {
            throw new AnswerNeededException(
                    "Tables were written after their verification began:\n  %s\n".formatted(String.join("\n  ", open)),
                    "Stop the programs that write, and run dj migrate copy, pointers and verify again: they catch up.");
        }
    }

    private void requireUp(Side side, String began) {
        String sql = "SELECT NOW() - INTERVAL ? SECOND > CAST(? AS DATETIME)";
        boolean isNew = Sessions.use(side.of(servers).connections(), "Asking the server for its start", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, uptime(connection));
                select.setString(2, began);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
        if (isNew) {
            throw new AnswerNeededException(
                    "The server has started anew since the verification began, and has forgotten which tables were"
                            + " written meanwhile.",
                    "Run dj migrate verify again.");
        }
    }

    private static long uptime(Connection connection) throws SQLException {
        try (PreparedStatement show = connection.prepareStatement("SHOW GLOBAL STATUS LIKE 'Uptime'");
                ResultSet row = show.executeQuery()) {
            row.next();
            return row.getLong(2);
        }
    }

    private Set<String> accepted() {
        return Set.copyOf(log.notes(STEP, Note.ACCEPTED).stream().map(Note::key).toList());
    }

    private List<String> written(Connection connection, Plan plan, Side side, String began) throws SQLException {
        if (!side.of(servers).backend().product().startsWith("MariaDB")) {
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
                TableName name = side.of(table);
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
