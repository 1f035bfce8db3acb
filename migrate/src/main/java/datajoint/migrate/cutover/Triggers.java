package datajoint.migrate.cutover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacyTrigger;
import datajoint.migrate.journal.Journal;
import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Context;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Triggers, which keep a table from being renamed: written to the journal, dropped, and made again as they were. */
final class Triggers {
    private static final String KIND = "trigger";
    private static final JsonMapper JSON = new JsonMapper();

    private final Context context;
    private final String step;
    private final Database target;
    private final Dialect dialect;

    Triggers(Context context, String step) {
        this.context = context;
        this.step = step;
        this.target = context.servers().target();
        this.dialect = target.backend().dialect();
    }

    /** What is needed to make a trigger again. */
    record Saved(String schema, String name, String sqlMode, String create) {}

    /** Remembers the triggers of the legacy tables, before anything happens to them. */
    void save() {
        Database source = context.servers().source();
        for (PlannedSchema schema : context.plan().schemas()) {
            List<LegacyTrigger> triggers = source.connections()
                    .use(
                            "Reading triggers",
                            connection -> new CatalogueReader(source).triggers(connection, schema.legacy()));
            for (LegacyTrigger trigger : triggers) {
                Saved saved = new Saved(schema.legacy(), trigger.name(), trigger.sqlMode(), trigger.create());
                context.log().note(step, KIND, saved.schema() + "." + saved.name(), text(saved));
            }
        }
    }

    /** Drops the triggers that are there, of all schemas of the group; they are in the journal. */
    void drop(Connection connection) throws SQLException {
        for (PlannedSchema schema : context.plan().schemas()) {
            for (LegacyTrigger trigger : new CatalogueReader(target).triggers(connection, schema.legacy())) {
                run(connection, "DROP TRIGGER " + dialect.quote(new TableName(schema.legacy(), trigger.name())));
            }
        }
    }

    /** Makes those that are missing, on the tables that have the legacy names now. */
    void restore(Connection connection) throws SQLException {
        for (Saved saved : saved()) {
            if (!exists(connection, saved)) {
                make(connection, saved, saved.schema());
            }
        }
    }

    /** Makes each on its shadow and takes it away again: better to fail now than in the middle. */
    void rehearse(Connection connection) throws SQLException {
        for (Saved saved : saved()) {
            String shadow = context.plan().schema(saved.schema()).shadow();
            make(connection, saved, shadow);
            run(connection, "DROP TRIGGER " + dialect.quote(new TableName(shadow, saved.name())));
        }
    }

    /** A trigger names its table without a schema; a session cannot leave all schemas again, so it ends in our own. */
    private void make(Connection connection, Saved saved, String schema) throws SQLException {
        run(connection, "USE " + dialect.quote(schema));
        try {
            try (PreparedStatement mode = connection.prepareStatement("SET SESSION sql_mode = ?")) {
                mode.setString(1, saved.sqlMode());
                mode.execute();
            }
            run(connection, saved.create());
        } finally {
            run(connection, "USE " + dialect.quote(Journal.SCHEMA));
        }
    }

    private static boolean exists(Connection connection, Saved saved) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.triggers WHERE trigger_schema = ? AND trigger_name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, saved.schema());
            select.setString(2, saved.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private List<Saved> saved() {
        List<Saved> all = new ArrayList<>();
        for (Note note : context.log().notes(step, KIND)) {
            try {
                all.add(JSON.readValue(note.text(), Saved.class));
            } catch (JsonProcessingException e) {
                throw new MigrationException(
                        "The journal holds a trigger that cannot be read: %s.".formatted(note.key()),
                        "Its text is in dj_migration.note; make it by hand.",
                        e);
            }
        }
        return all;
    }

    private static String text(Saved saved) {
        try {
            return JSON.writeValueAsString(saved);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bug: a trigger that is no JSON", e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
