package datajoint.migrate.journal;

import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.plan.Plan;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The journal of one migration. Each call is written at once, in a transaction of its own unless it says otherwise. */
public final class RunLog {
    private static final String DOING = "Writing the journal of the migration";

    private final Database target;
    private final Clock clock;
    private final String who;
    private final String run;
    private final Plan plan;
    private final Optional<RunLock> lock;

    RunLog(Database target, Clock clock, String who, String run, Plan plan) {
        this(target, clock, who, run, plan, Optional.empty());
    }

    private RunLog(Database target, Clock clock, String who, String run, Plan plan, Optional<RunLock> lock) {
        this.target = target;
        this.clock = clock;
        this.who = who;
        this.run = run;
        this.plan = plan;
        this.lock = lock;
    }

    /** The same journal, in which no chunk is written any more once somebody else has the lock. */
    public RunLog under(RunLock lock) {
        return new RunLog(target, clock, who, run, plan, Optional.of(lock));
    }

    /** When it began, and who began it. */
    public RunEntry head() {
        return use(connection -> {
            String sql = "SELECT " + RunEntry.COLUMNS + " FROM dj_migration.run WHERE run = ?";
            try (PreparedStatement select = prepare(connection, sql, run);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return RunEntry.of(row);
            }
        });
    }

    /** What names this run: when it began and the start of its plan's hash. */
    public String id() {
        return run;
    }

    public Plan plan() {
        return plan;
    }

    public boolean isClosed() {
        return use(connection -> number(connection, "SELECT closed FROM dj_migration.run WHERE run = ?", run) == 1);
    }

    /** Ends the run: its group can be planned anew. */
    public void close() {
        update("UPDATE dj_migration.run SET closed = 1 WHERE run = ?", run);
    }

    /** Steps that were begun, in the order in which they began. */
    public List<StepEntry> steps() {
        return use(connection -> {
            List<StepEntry> steps = new ArrayList<>();
            String sql = "SELECT step, state, began, ended, who, counts, digest, message FROM dj_migration.step"
                    + " WHERE run = ? ORDER BY began";
            try (PreparedStatement select = prepare(connection, sql, run);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.add(entry(rows));
                }
            }
            return steps;
        });
    }

    public Optional<StepEntry> step(String step) {
        return steps().stream().filter(entry -> entry.step().equals(step)).findFirst();
    }

    public boolean isDone(String step) {
        return step(step).filter(entry -> entry.state() == StepState.DONE).isPresent();
    }

    /** Written before a step does anything. */
    public void begin(String step) {
        String now = Times.text(clock.instant());
        update(
                "REPLACE INTO dj_migration.step (run, step, state, began, ended, who, counts, digest, message)"
                        + " VALUES (?, ?, 'RUNNING', ?, NULL, ?, '', '', '')",
                run,
                step,
                now,
                who);
    }

    public void done(String step, Map<String, Long> counts, String digest) {
        String text = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + "=" + count.getValue())
                        .collect(Collectors.joining(","));
        end(step, StepState.DONE, text, digest, "");
    }

    public void failed(String step, String message) {
        end(step, StepState.FAILED, "", "", message);
    }

    /** Ended at a safe place, as a person asked. */
    public void stopped(String step) {
        end(step, StepState.STOPPED, "", "", "");
    }

    /** Written before anything of a step is taken back. */
    public void undoing(String step) {
        update("UPDATE dj_migration.step SET state = 'UNDOING', message = '' WHERE run = ? AND step = ?", run, step);
    }

    /** Why a step could not be taken back; nothing goes on before it is. */
    public void undoFailed(String step, String message) {
        end(step, StepState.UNDOING, "", "", message);
    }

    public void undone(String step) {
        end(step, StepState.UNDONE, "", "", "");
    }

    /** A step that was done is to be repeated. */
    public void outdated(String step) {
        update(
                "UPDATE dj_migration.step SET state = 'OUTDATED' WHERE run = ? AND step = ? AND state = 'DONE'",
                run,
                step);
    }

    private void end(String step, StepState state, String counts, String digest, String message) {
        update(
                "UPDATE dj_migration.step SET state = ?, ended = ?, counts = ?, digest = ?, message = ?"
                        + " WHERE run = ? AND step = ?",
                state.name(),
                Times.text(clock.instant()),
                counts,
                digest,
                message,
                run,
                step);
    }

    /** Remembers something; the same key again takes its place. */
    public void note(String step, String kind, String key, String text) {
        update(
                "REPLACE INTO dj_migration.note (run, step, kind, about, content, at) VALUES (?, ?, ?, ?, ?, ?)",
                run,
                step,
                kind,
                key,
                text,
                Times.text(clock.instant()));
    }

    /** By key. */
    public List<Note> notes(String step, String kind) {
        return use(connection -> {
            List<Note> notes = new ArrayList<>();
            String sql = "SELECT about, content, at FROM dj_migration.note"
                    + " WHERE run = ? AND step = ? AND kind = ? ORDER BY about";
            try (PreparedStatement select = prepare(connection, sql, run, step, kind);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant at = Times.parse(rows.getString(3));
                    notes.add(new Note(step, kind, rows.getString(1), rows.getString(2), at));
                }
            }
            return notes;
        });
    }

    /** What is wrong with the legacy data and was not accepted by anybody, of all steps. */
    public List<Note> openProblems() {
        List<Note> open = new ArrayList<>();
        for (StepEntry step : steps()) {
            List<String> accepted =
                    notes(step.step(), Note.ACCEPTED).stream().map(Note::key).toList();
            notes(step.step(), Note.PROBLEM).stream()
                    .filter(note -> !accepted.contains(note.key()))
                    .forEach(open::add);
        }
        return open;
    }

    public void forget(String step, String kind) {
        update("DELETE FROM dj_migration.note WHERE run = ? AND step = ? AND kind = ?", run, step, kind);
    }

    /** The parts of a table that a step has done, by number. */
    public List<ChunkEntry> chunks(String step, String table) {
        return use(connection -> {
            List<ChunkEntry> chunks = new ArrayList<>();
            String sql = "SELECT number, bounds, row_count, digest FROM dj_migration.chunk"
                    + " WHERE run = ? AND step = ? AND table_name = ? ORDER BY number";
            try (PreparedStatement select = prepare(connection, sql, run, step, table);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    chunks.add(new ChunkEntry(
                            step, table, rows.getInt(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
                }
            }
            return chunks;
        });
    }

    /**
     * Writes that a chunk is done, on the connection and in the transaction that does it: both happen or neither.
     *
     * @throws MigrationException if the lock went to somebody else
     */
    public void put(Connection connection, ChunkEntry chunk) throws SQLException {
        requireHolder(connection);
        String sql = "REPLACE INTO dj_migration.chunk (run, step, table_name, number, bounds, row_count, digest)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = prepare(
                connection,
                sql,
                run,
                chunk.step(),
                chunk.table(),
                Integer.toString(chunk.number()),
                chunk.bounds(),
                Long.toString(chunk.rows()),
                chunk.digest())) {
            insert.executeUpdate();
        }
    }

    /** Until the transaction ends nobody else gets the lock: that takes a change of the row which is locked here. */
    private void requireHolder(Connection connection) throws SQLException {
        if (lock.isEmpty()) {
            return;
        }
        String sql = "SELECT count(*) FROM dj_migration.held WHERE token = ? AND lock_name = ? LOCK IN SHARE MODE";
        if (number(connection, sql, lock.get().token(), RunLock.name(plan.group())) == 0) {
            throw new MigrationException(
                    "Another process took over the migration of %s, as the connection of this one was lost."
                            .formatted(plan.group()),
                    "Look at it with dj migrate status; nothing was done twice.");
        }
    }

    /** Forgets the chunks of a table in a step. */
    public void forgetChunks(String step, String table) {
        update("DELETE FROM dj_migration.chunk WHERE run = ? AND step = ? AND table_name = ?", run, step, table);
    }

    private static StepEntry entry(ResultSet row) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String count : row.getString(6).split(",", -1)) {
            int equals = count.lastIndexOf('=');
            if (equals > 0) {
                counts.put(count.substring(0, equals), Long.valueOf(count.substring(equals + 1)));
            }
        }
        return new StepEntry(
                row.getString(1),
                StepState.valueOf(row.getString(2)),
                Times.parse(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(Times::parse),
                row.getString(5),
                counts,
                row.getString(7),
                row.getString(8));
    }

    private <T> T use(Work<T> work) {
        return target.connections().use("Reading the journal of the migration", work);
    }

    private void update(String sql, String... values) {
        target.connections().use(DOING, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    private static long number(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement select = prepare(connection, sql, values);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
