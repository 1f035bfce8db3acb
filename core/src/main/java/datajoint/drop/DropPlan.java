package datajoint.drop;

import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.declare.Catalogue;
import datajoint.declare.LineageTable;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tables that go when one goes, in the order in which they can. Nothing happens until {@link #execute}. */
public final class DropPlan {
    private final Database database;
    private final Catalogue catalogue;
    private final List<Step> steps;
    private final Optional<String> schema;

    DropPlan(Database database, Catalogue catalogue, List<TableName> tables, Optional<String> schema) {
        this.database = database;
        this.catalogue = catalogue;
        this.schema = schema;
        this.steps = database.connections().use("Counting what would be dropped", connection -> {
            List<Step> counted = new ArrayList<>();
            for (TableName table : tables) {
                counted.add(new Step(table, count(connection, table)));
            }
            return List.copyOf(counted);
        });
    }

    /** A table that goes, with the number of its rows when the plan was made. */
    public record Step(TableName table, long rows) {}

    /** In the order of execution: a table comes after all that refer to it. */
    public List<Step> steps() {
        return steps;
    }

    /** The schema that goes when its tables are gone, if it is the one to drop. */
    public Optional<String> schema() {
        return schema;
    }

    /**
     * Drops all of it. On PostgreSQL all or nothing; MySQL drops one table after the other.
     *
     * @throws datajoint.model.IntegrityException if a table has been made since that refers to one of these
     */
    public void execute() {
        database.connections().requireNoTransaction("Dropping");
        Set<String> touched = new TreeSet<>();
        steps.forEach(step -> touched.add(step.table().schema()));
        schema.ifPresent(touched::add);
        try {
            if (ddl().survivesRollback()) {
                drop(database.connections(), touched);
            } else {
                database.transact("Dropping", inside -> {
                    drop(inside.connections(), touched);
                    return touched;
                });
            }
        } finally {
            touched.forEach(catalogue::forget);
        }
    }

    private void drop(Connections connections, Set<String> schemas) {
        connections.use("Dropping " + this.names(), connection -> {
            Set<String> unusedBefore = unusedEnumTypes(connection, schemas);
            LineageTable lineage = new LineageTable(database);
            Set<String> withLineage = new TreeSet<>(schemas);
            withLineage.removeIf(name -> schema.filter(name::equals).isPresent() || !catalogue.hasLineage(name));
            for (Step step : steps) {
                run(connection, ddl().drop(step.table()));
                if (withLineage.contains(step.table().schema())) {
                    lineage.forget(connection, step.table());
                }
            }
            Set<String> unused = unusedEnumTypes(connection, schemas);
            if (schema.isEmpty()) {
                unused.removeAll(unusedBefore);
            }
            for (String statement : unused) {
                run(connection, statement);
            }
            if (schema.isPresent()) {
                run(connection, ddl().dropSchema(schema.get()));
            }
            return steps.size();
        });
    }

    /** The statements that drop the enum types that no column has. */
    private Set<String> unusedEnumTypes(Connection connection, Set<String> schemas) throws SQLException {
        Set<String> statements = new TreeSet<>();
        for (String name : schemas) {
            for (String type : database.backend().catalog().unusedEnumTypes(connection, name)) {
                statements.add(ddl().dropEnumType(name, type));
            }
        }
        return statements;
    }

    private Ddl ddl() {
        return database.backend().ddl();
    }

    private long count(Connection connection, TableName table) throws SQLException {
        Dialect dialect = database.backend().dialect();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + dialect.quote(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String names() {
        return schema.map("schema "::concat)
                .orElseGet(() -> steps.get(steps.size() - 1).table().toString());
    }

    /** A line for each table, in the order of execution, with the number of its rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append("%,12d rows  %s%n".formatted(step.rows(), step.table())));
        schema.ifPresent(name -> text.append("%12s       schema %s%n".formatted("", name)));
        return text.toString();
    }
}
