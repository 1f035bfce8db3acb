package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.catalogue.CatalogueReader;
import datajoint.migrate.catalogue.LegacySchema;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the planned tables once more in schemas of its own, empty, to see what the server makes of the plan. */
final class Rehearsal {
    private final Database database;
    private final Dialect dialect;
    private final String prefix;

    /** @param name distinguishes rehearsals that run at the same time */
    Rehearsal(Database database, String name) {
        this.database = database;
        this.dialect = database.backend().dialect();
        this.prefix = "dj_check_" + name + "_";
    }

    /** The schemas that a plan makes, in the order of its schemas. */
    List<LegacySchema> of(Plan plan) {
        Map<String, String> names = new HashMap<>();
        for (PlannedSchema schema : plan.schemas()) {
            names.put(schema.shadow(), prefix + names.size());
        }
        return Sessions.use(database.connections(), "Making the planned tables to compare with", connection -> {
            drop(connection, names);
            try {
                return make(connection, plan, names);
            } finally {
                drop(connection, names);
            }
        });
    }

    private List<LegacySchema> make(Connection connection, Plan plan, Map<String, String> names) throws SQLException {
        for (PlannedSchema schema : plan.schemas()) {
            execute(
                    connection,
                    "CREATE DATABASE %s CHARACTER SET %s COLLATE %s"
                            .formatted(
                                    dialect.quote(names.getOrDefault(schema.shadow(), "")),
                                    schema.charset(),
                                    schema.collation()));
        }
        Renaming renaming = new Renaming(names);
        for (PlannedTable table : plan.tables()) {
            execute(connection, renaming.of(table.create()));
        }
        List<LegacySchema> made = new ArrayList<>();
        for (PlannedSchema schema : plan.schemas()) {
            made.add(new CatalogueReader(database).read(connection, names.getOrDefault(schema.shadow(), "")));
        }
        return made;
    }

    private void drop(Connection connection, Map<String, String> names) throws SQLException {
        execute(connection, "SET SESSION foreign_key_checks = 0");
        try {
            for (String name : names.values()) {
                execute(connection, "DROP DATABASE IF EXISTS " + dialect.quote(name));
            }
        } finally {
            execute(connection, "SET SESSION foreign_key_checks = 1");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
