package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds rows whose parents are missing, which a server lets in when its checks are off. */
public final class OrphanCheck {
    private static final int SHOWN = 5;

    private final Database source;
    private final Dialect dialect;

    public OrphanCheck(Database source) {
        this.source = source;
        this.dialect = source.backend().dialect();
    }

    /**
     * Rows that a foreign key leaves without a parent.
     *
     * @param examples the values of the foreign key, of the first few
     */
    public record Orphans(PlannedTable table, PlannedKey key, long rows, List<String> examples) {
        @Override
        public String toString() {
            return "%s (%s): %,d %s no parent in %s, such as %s"
                    .formatted(
                            table.legacy(),
                            String.join(", ", key.columns()),
                            rows,
                            rows == 1 ? "row has" : "rows have",
                            key.parent(),
                            String.join("; ", examples));
        }
    }

    public List<Orphans> find(Plan plan) {
        return Sessions.use(source.connections(), "Looking for rows without parents", connection -> {
            List<Orphans> found = new ArrayList<>();
            for (PlannedTable table : plan.tables()) {
                for (PlannedKey key : table.foreignKeys()) {
                    Orphans orphans = find(connection, table, key);
                    if (orphans.rows() > 0) {
                        found.add(orphans);
                    }
                }
            }
            return found;
        });
    }

    private Orphans find(Connection connection, PlannedTable table, PlannedKey key) throws SQLException {
        String from = " FROM " + dialect.quote(table.legacy()) + " AS child LEFT JOIN " + dialect.quote(key.parent())
                + " AS parent ON " + ForeignKeySql.equal(key, "child", "parent", dialect) + " WHERE NOT ("
                + ForeignKeySql.anyNull(key, "child", dialect) + ") AND parent."
                + dialect.quote(key.parentColumns().get(0)) + " IS NULL";
        long rows;
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*)" + from);
                ResultSet row = count.executeQuery()) {
            row.next();
            rows = row.getLong(1);
        }
        List<String> examples = new ArrayList<>();
        if (rows > 0) {
            String values = key.columns().stream()
                    .map(column -> "child." + dialect.quote(column))
                    .collect(joining(", "));
            try (PreparedStatement some = connection.prepareStatement("SELECT " + values + from + " LIMIT " + SHOWN);
                    ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    List<String> one = new ArrayList<>();
                    for (int i = 1; i <= key.columns().size(); i++) {
                        one.add(key.columns().get(i - 1) + "=" + row.getString(i));
                    }
                    examples.add(String.join(", ", one));
                }
            }
        }
        return new Orphans(table, key, rows, examples);
    }
}
