package datajoint.migrate.copy;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small slice of the rows that holds all that its rows need: lookup tables whole, some rows of every other table, every
 * row that these refer to, and the parts of each master. The legacy tables are only read.
 */
final class Sample {
    private static final int AT_ONCE = 200;

    private final Context context;
    private final Database target;
    private final Dialect dialect;
    private final List<PlannedTable> tables;
    private final Map<TableName, Set<List<String>>> withParts = new HashMap<>();
    private long rows;

    /** @param tables parents before their children; their shadows are empty */
    Sample(Context context, List<PlannedTable> tables) {
        this.context = context;
        this.target = context.servers().target();
        this.dialect = target.backend().dialect();
        this.tables = tables;
    }

    /** Gives the number of rows. */
    long run() {
        tables.forEach(this::seed);
        boolean isGrowing = true;
        while (isGrowing) {
            long before = rows;
            for (int i = tables.size() - 1; i >= 0; i--) {
                PlannedTable table = tables.get(i);
                table.foreignKeys().forEach(key -> addParents(table, key));
                addParts(table);
            }
            isGrowing = rows > before;
        }
        return rows;
    }

    private void seed(PlannedTable table) {
        context.stopper().check();
        long wanted = context.plan().options().sample();
        boolean isLookup = table.legacy().tier().filter(Tier.LOOKUP::equals).isPresent();
        if (isLookup || table.primaryKey().isEmpty()) {
            rows += write(table, new Rows("TRUE", (statement, place) -> {}));
        } else if (table.legacy().master().isEmpty()) {
            Seeds seeds = new Seeds(context.servers().source(), table);
            add(table, PrimaryKey.of(table, dialect), seeds.keys(wanted));
        }
    }

    private void addParents(PlannedTable table, PlannedKey key) {
        PlannedTable parent = tables.stream()
                .filter(one -> one.legacy().equals(key.parent()))
                .findFirst()
                .orElse(null);
        if (parent != null) {
            PrimaryKey there = PrimaryKey.over(parent, key.parentColumns(), dialect);
            add(parent, there, missing(table, key, parent));
        }
    }

    /** The parents that rows of the sample lack. */
    private List<List<String>> missing(PlannedTable table, PlannedKey key, PlannedTable parent) {
        PrimaryKey here = PrimaryKey.over(table, key.columns(), dialect);
        String sql = "SELECT DISTINCT " + String.join(", ", here.texts()) + " FROM " + dialect.quote(table.shadow())
                + " AS child WHERE NOT (" + ForeignKeySql.anyNull(key, "child", dialect)
                + ") AND NOT EXISTS (SELECT 1 FROM " + dialect.quote(parent.shadow()) + " AS parent WHERE "
                + ForeignKeySql.equal(key, "child", "parent", dialect) + ")";
        return texts(sql, here.size(), "Looking for what rows of " + table.legacy() + " need");
    }

    private void addParts(PlannedTable master) {
        List<PlannedTable> parts = tables.stream()
                .filter(table ->
                        table.legacy().master().filter(master.legacy()::equals).isPresent())
                .toList();
        if (parts.isEmpty()) {
            return;
        }
        PrimaryKey key = PrimaryKey.of(master, dialect);
        String sql = "SELECT " + String.join(", ", key.texts()) + " FROM " + dialect.quote(master.shadow());
        Set<List<String>> done = withParts.computeIfAbsent(master.legacy(), name -> new HashSet<>());
        List<List<String>> fresh = texts(sql, key.size(), "Looking for masters in " + master.legacy()).stream()
                .filter(done::add)
                .toList();
        for (PlannedTable part : parts) {
            part.foreignKeys().stream()
                    .filter(foreign -> foreign.parent().equals(master.legacy()))
                    .filter(foreign -> foreign.parentColumns().equals(master.primaryKey()))
                    .findFirst()
                    .ifPresent(foreign -> add(part, PrimaryKey.over(part, foreign.columns(), dialect), fresh));
        }
    }

    private void add(PlannedTable table, PrimaryKey key, Collection<List<String>> values) {
        List<List<String>> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            context.stopper().check();
            rows += write(table, Rows.having(key, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
            context.progress().report("taking a sample of " + table.legacy(), rows, 0, "rows");
        }
    }

    /** Rows that are there already are written once more; gives how many came. */
    private long write(PlannedTable table, Rows some) {
        Transport transport = Transport.of(context, table);
        return Sessions.transact(target.connections(), "Copying rows of " + table.legacy(), connection -> {
            ForeignKeyChecks.off(connection);
            try {
                long before = delete(connection, table, some);
                return transport.run(connection, some) - before;
            } finally {
                ForeignKeyChecks.on(connection);
            }
        });
    }

    private long delete(Connection connection, PlannedTable table, Rows some) throws SQLException {
        String sql = "DELETE FROM " + dialect.quote(table.shadow()) + " WHERE " + some.condition();
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            some.binding().bind(delete, 1);
            return delete.executeLargeUpdate();
        }
    }

    private List<List<String>> texts(String sql, int columns, String doing) {
        return Sessions.use(target.connections(), doing, connection -> {
            List<List<String>> all = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(KeyRanges.text(row, columns));
                }
            }
            return all;
        });
    }
}
