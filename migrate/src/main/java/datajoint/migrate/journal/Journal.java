package datajoint.migrate.journal;

import datajoint.database.Database;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The migrations of a server, in the tables of a schema of their own. Safe for threads. */
public final class Journal {
    /** Where journals are kept. */
    public static final String SCHEMA = "dj_migration";

    private final Database target;
    private final Clock clock;
    private final String who;

    /**
     * Looks only; the schema is made when the first run begins.
     *
     * @param who user and host, for people who look later
     */
    public Journal(Database target, Clock clock, String who) {
        this.target = target;
        this.clock = clock;
        this.who = who;
    }

    /** The run of a group that is neither cleaned up nor given up. */
    public Optional<RunLog> open(String group) {
        return read("WHERE group_name = ? AND closed = 0 ORDER BY began DESC LIMIT 1", group).stream()
                .findFirst();
    }

    /** All runs that are neither cleaned up nor given up, the newest first. */
    public List<RunEntry> open() {
        return target.connections().use("Reading the journal of migrations", connection -> {
            List<RunEntry> runs = new ArrayList<>();
            if (!exists(connection)) {
                return runs;
            }
            String sql = "SELECT " + RunEntry.COLUMNS
                    + " FROM dj_migration.run WHERE closed = 0 ORDER BY began DESC, run DESC";
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    runs.add(RunEntry.of(rows));
                }
            }
            return runs;
        });
    }

    /** @throws datajoint.model.MigrationException if its plan is of another release */
    public RunLog find(RunEntry entry) {
        return read("WHERE run = ?", entry.run()).get(0);
    }

    private List<RunLog> read(String which, String... values) {
        return target.connections().use("Reading the journal of migrations", connection -> {
            List<RunLog> runs = new ArrayList<>();
            if (!exists(connection)) {
                return runs;
            }
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT run, plan FROM dj_migration.run " + which)) {
                for (int i = 0; i < values.length; i++) {
                    select.setString(i + 1, values[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        runs.add(new RunLog(target, clock, who, rows.getString(1), PlanJson.read(rows.getString(2))));
                    }
                }
            }
            return runs;
        });
    }

    /** Begins a run: from now on the plan does not change. */
    public RunLog begin(Plan plan, String toolVersion) {
        String run = Times.name(clock.instant()) + "-" + PlanJson.hash(plan).substring(0, 8);
        create();
        target.connections().use("Beginning a migration", connection -> put(connection, run, plan, toolVersion));
        return new RunLog(target, clock, who, run, plan);
    }

    /**
     * Takes the right to change what belongs to a group, until it is closed.
     *
     * @throws datajoint.model.MigrationException if somebody else has it; the message says who
     */
    public RunLock lock(String group) {
        create();
        return RunLock.take(target, group, clock, who);
    }

    /** Who is changing what belongs to a group now. */
    public Optional<Holder> holder(String group) {
        return target.connections()
                .use(
                        "Looking who runs the migration",
                        connection -> exists(connection)
                                ? HolderReader.read(connection, RunLock.name(group))
                                : Optional.empty());
    }

    private void create() {
        target.connections().use("Making the journal of migrations", connection -> {
            if (isComplete(connection)) {
                return 0;
            }
            try (Statement statement = connection.createStatement()) {
                for (String sql : JournalTables.CREATE) {
                    statement.execute(sql);
                }
                return JournalTables.CREATE.size();
            }
        });
    }

    private boolean exists(Connection connection) throws SQLException {
        return target.backend().catalog().exists(connection, SCHEMA);
    }

    /** Not asked for by making them anew each time: that takes rights and locks. */
    private static boolean isComplete(Connection connection) throws SQLException {
        String sql = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'dj_migration'"
                + " AND table_name IN ('run', 'step', 'chunk', 'note', 'held')";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1) == 5;
        }
    }

    private int put(Connection connection, String run, Plan plan, String toolVersion) throws SQLException {
        String sql = "INSERT INTO dj_migration.run (run, group_name, plan, plan_hash, tool, who, began, closed)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, run);
            insert.setString(2, plan.group());
            insert.setString(3, PlanJson.write(plan));
            insert.setString(4, PlanJson.hash(plan));
            insert.setString(5, toolVersion);
            insert.setString(6, who);
            insert.setString(7, Times.text(clock.instant()));
            return insert.executeUpdate();
        }
    }
}
