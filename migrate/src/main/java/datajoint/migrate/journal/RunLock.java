package datajoint.migrate.journal;

import datajoint.database.Database;
import datajoint.database.Lease;
import datajoint.migrate.plan.Sha;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to change what belongs to a group of schemas. The server gives it to one connection at a time, and takes it
 * back when that connection ends, however the process did.
 */
public final class RunLock implements AutoCloseable {
    private static final String DOING = "Locking the migration";

    private final Database target;
    private final Lease lease;
    private final String name;
    private final String token;
    private final boolean inherited;

    private RunLock(Database target, Lease lease, String name, String token, boolean inherited) {
        this.target = target;
        this.lease = lease;
        this.name = name;
        this.token = token;
        this.inherited = inherited;
    }

    /** @throws MigrationException if somebody else has it; the message says who */
    static RunLock take(Database target, String group, Clock clock, String who) {
        String name = name(group);
        String token = UUID.randomUUID().toString();
        Lease lease = target.connections().lease(DOING);
        try {
            Connection connection = lease.connection();
            if (number(connection, "SELECT GET_LOCK(?, 1)", name).orElse(0L) != 1) {
                throw refused(group, HolderReader.read(connection, name));
            }
            boolean inherited = number(
                                    connection,
                                    "SELECT count(*) FROM dj_migration.held WHERE lock_name = ? AND token <> ''",
                                    name)
                            .orElse(0L)
                    > 0;
            try (Statement statement = connection.createStatement()) {
                // This connection says nothing while others work.
                statement.execute("SET SESSION wait_timeout = 2147483");
            }
            // Waits for what a killed process has not committed yet: see RunLog.put.
            write(connection, name, token, who, Times.text(clock.instant()));
            return new RunLock(target, lease, name, token, inherited);
        } catch (SQLException e) {
            lease.close();
            throw target.backend().errors().translate(e, DOING);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Locks have names of at most 64 characters. */
    static String name(String group) {
        return "dj_migrate " + Sha.hex(group).substring(0, 40);
    }

    /** What the journal knows this holder by. */
    String token() {
        return token;
    }

    /** True if the holder before this one did not give it back: it was killed, or lost its connection. */
    public boolean isInherited() {
        return inherited;
    }

    /** @throws MigrationException if the server took the lock back, as the connection was lost */
    public synchronized void requireHeld() {
        try {
            if (number(lease.connection(), "SELECT IS_USED_LOCK(?) = CONNECTION_ID()", name)
                            .orElse(0L)
                    == 1) {
                return;
            }
        } catch (SQLException e) {
            throw lost(e);
        }
        throw lost(new SQLException("the lock is not ours any more"));
    }

    private static MigrationException lost(SQLException cause) {
        return new MigrationException(
                "The connection that kept others away from this migration is lost: %s.".formatted(cause.getMessage()),
                "What is done is in the journal: give the same command again to go on.",
                cause);
    }

    @Override
    public synchronized void close() {
        try (Lease closing = lease) {
            Connection connection = closing.connection();
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE dj_migration.held SET token = '' WHERE lock_name = ? AND token = ?")) {
                update.setString(1, name);
                update.setString(2, token);
                update.executeUpdate();
            }
            number(connection, "SELECT RELEASE_LOCK(?)", name);
        } catch (SQLException e) {
            throw target.backend().errors().translate(e, "Unlocking the migration");
        }
    }

    private static void write(Connection connection, String name, String token, String who, String now)
            throws SQLException {
        String sql = "INSERT INTO dj_migration.held (lock_name, token, who, since, connection)"
                + " VALUES (?, ?, ?, ?, CONNECTION_ID()) ON DUPLICATE KEY UPDATE token = VALUES(token),"
                + " who = VALUES(who), since = VALUES(since), connection = VALUES(connection)";
        try (PreparedStatement put = connection.prepareStatement(sql)) {
            put.setString(1, name);
            put.setString(2, token);
            put.setString(3, who);
            put.setString(4, now);
            put.executeUpdate();
        }
    }

    private static MigrationException refused(String group, Optional<Holder> holder) {
        String who = holder.map(Holder::toString).orElse("somebody whose connection has just ended");
        String kill = holder.map(one ->
                        " If that process is dead and the server has not noticed: KILL " + one.connection() + ".")
                .orElse("");
        return new MigrationException(
                "The migration of %s is being run by %s.".formatted(group, who),
                "Wait for it, and see dj migrate status." + kill);
    }

    private static Optional<Long> number(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(number);
            }
        }
    }
}
