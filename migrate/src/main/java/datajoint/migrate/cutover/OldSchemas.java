package datajoint.migrate.cutover;

import datajoint.migrate.journal.Note;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Context;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The schemas that legacy tables step aside to: those that the journal says we made, and no others. */
final class OldSchemas {
    private static final String KIND = "old made";

    private final Context context;
    private final String step;

    OldSchemas(Context context, String step) {
        this.context = context;
        this.step = step;
    }

    /** @throws MigrationException if somebody else has a schema of such a name */
    void requireOurs(Connection connection) throws SQLException {
        List<String> ours = ours();
        for (PlannedSchema schema : context.plan().schemas()) {
            if (!ours.contains(schema.old())
                    && context.servers().target().backend().catalog().exists(connection, schema.old())) {
                throw new MigrationException(
                        "The legacy tables of '%s' would go to '%s', and there is such a schema already."
                                .formatted(schema.legacy(), schema.old()),
                        "Move its tables to a schema of another name, drop it, and cut over again.");
            }
        }
    }

    /** Before they are made: a kill in between leaves a note too many, and never a schema that nobody knows. */
    void note() {
        for (PlannedSchema schema : context.plan().schemas()) {
            context.log().note(step, KIND, schema.old(), schema.legacy());
        }
    }

    List<String> ours() {
        return context.log().notes(step, KIND).stream().map(Note::key).toList();
    }

    boolean areOurs() {
        return !ours().isEmpty();
    }

    void forget() {
        context.log().forget(step, KIND);
    }
}
