package datajoint.migrate.step;

import datajoint.database.Database;
import datajoint.migrate.plan.PlannedSchema;

/** The server that has the legacy schemas, and the one that gets the new ones: often the same instance. */
public record Servers(Database source, Database target) {
    public static Servers one(Database database) {
        return new Servers(database, database);
    }

    /** True if rows can be copied by statements within a server. */
    public boolean isOne() {
        return source.equals(target);
    }

    /** The schema that holds the legacy tables after the cutover: aside on the same server, else where they were. */
    public String legacyAfterCutover(PlannedSchema schema) {
        return isOne() ? schema.old() : schema.legacy();
    }
}
