package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Stopper;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Statements that a killed process left running in the server, which goes on with them for a while. */
final class Leftovers {
    private static final int MOST_TRIES = 600;
    private static final long PAUSE_MILLISECONDS = 200;

    private final Database target;
    private final Plan plan;

    Leftovers(Database target, Plan plan) {
        this.target = target;
        this.plan = plan;
    }

    /** @throws MigrationException if they take longer than two minutes */
    void await(Stopper stopper) {
        Optional<String> running = running();
        for (int i = 0; i < MOST_TRIES && running.isPresent(); i++) {
            stopper.check();
            pause();
            running = running();
        }
        running.ifPresent(what -> {
            throw new MigrationException(
                    "The server is still busy with what an earlier run began: %s.".formatted(what),
                    "Wait until it has ended, or end it: KILL and the number of the connection. Then give the command again.");
        });
    }

    private Optional<String> running() {
        return target.connections().use("Looking for statements of an earlier run", connection -> {
            for (PlannedSchema schema : plan.schemas()) {
                for (String name : new String[] {schema.shadow(), schema.old()}) {
                    Optional<String> found = running(connection, name);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** People may look at the schemas meanwhile: only statements that change something count. */
    private static Optional<String> running(Connection connection, String schema) throws SQLException {
        String sql = "SELECT id, info FROM information_schema.processlist WHERE id <> CONNECTION_ID()"
                + " AND command <> 'Sleep' AND LOCATE(?, info) > 0"
                + " AND info REGEXP '^(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|CREATE|ALTER|DROP|RENAME)'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, "`" + schema + "`");
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of("connection %d: %.200s".formatted(row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "Interrupted while waiting for the statements of an earlier run.", "Give the command again.", e);
        }
    }
}
