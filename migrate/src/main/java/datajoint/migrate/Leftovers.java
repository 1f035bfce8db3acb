package datajoint.migrate;

import datajoint.database.Database;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.step.Sessions;
import datajoint.migrate.step.Stopper;
import datajoint.model.MigrationException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** Statements that a killed process left running in the server, which goes on with them for a while. */
final class Leftovers {
    private static final int MOST_TRIES = 600;
    private static final long PAUSE_MILLISECONDS = 200;

    private static final Pattern CHANGING =
            Pattern.compile("(?i)\\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|CREATE|ALTER|DROP|RENAME)\\b");

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
        // Statements of others may hold bytes that are no text, which a strict session refuses to show.
        return Sessions.use(target.connections(), "Looking for statements of an earlier run", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW FULL PROCESSLIST")) {
                while (row.next()) {
                    String info = row.getString("Info");
                    if (info != null && isOurs(info)) {
                        return Optional.of("connection %d: %.200s".formatted(row.getLong("Id"), info));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** People may look at the schemas meanwhile: only statements that change something count. */
    private boolean isOurs(String statement) {
        return CHANGING.matcher(statement).lookingAt()
                && plan.schemas().stream()
                        .anyMatch(schema -> statement.contains("`" + schema.shadow() + "`")
                                || statement.contains("`" + schema.old() + "`"));
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
