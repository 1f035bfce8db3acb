package datajoint.migrate.pointer;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.database.Work;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Context;
import datajoint.migrate.step.Sessions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that replace the pointers of one column. */
final class PointerUpdate {
    private static final long CHUNK_ROWS = 50_000;
    private static final int SHOWN = 10;

    private final Context context;
    private final PlannedTable table;
    private final PlannedColumn column;
    private final Database target;
    private final Dialect dialect;
    private final PrimaryKey key;
    private final String source;

    PointerUpdate(Context context, PlannedTable table, PlannedColumn column) {
        this.context = context;
        this.table = table;
        this.column = column;
        this.target = context.servers().target();
        this.dialect = target.backend().dialect();
        this.key = PrimaryKey.of(table, dialect);
        this.source = PointerMap.source(table, column);
    }

    /** Replaces the placeholders that are left; the first two values are the run and the source. */
    String sql() {
        return sql(KeyRange.ALL);
    }

    private String sql(KeyRange range) {
        String name = dialect.quote(column.name());
        return "UPDATE " + dialect.quote(table.shadow()) + " SET " + name + " = (SELECT m.json FROM " + PointerMap.TABLE
                + " AS m WHERE m.run = ? AND m.source = ? AND m.legacy = CONVERT(JSON_UNQUOTE(JSON_EXTRACT(" + name
                + ", '$.legacy')) USING ascii)) WHERE JSON_EXTRACT(" + name + ", '$.legacy') IS NOT NULL AND "
                + key.condition(range);
    }

    /** Gives the number of pointers replaced. */
    long run() {
        long replaced = 0;
        List<String> after = List.of();
        for (int number = 0; ; number++) {
            context.stopper().check();
            int next = number;
            List<String> from = after;
            KeyRange range = key.isEmpty()
                    ? KeyRange.ALL
                    : use(connection ->
                            KeyRanges.next(connection, dialect.quote(table.shadow()), key, next, from, CHUNK_ROWS));
            replaced += use(connection -> {
                try (PreparedStatement update = connection.prepareStatement(sql(range))) {
                    update.setString(1, context.log().id());
                    update.setString(2, source);
                    key.bind(update, 3, range);
                    return update.executeLargeUpdate();
                }
            });
            context.progress().report("pointers of " + source, replaced, 0, "pointers");
            after = range.upTo();
            if (after.isEmpty()) {
                return replaced;
            }
        }
    }

    /** Puts placeholders back, as the copy left them. */
    void undo() {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        String name = dialect.quote(column.name());
        String same = table.primaryKey().stream()
                .map(dialect::quote)
                .map(part -> "s." + part + " = l." + part)
                .collect(joining(" AND "));
        String sql = "UPDATE " + dialect.quote(table.shadow()) + " AS s JOIN " + dialect.quote(table.legacy())
                + " AS l ON "
                + same + " SET s." + name + " = JSON_OBJECT('legacy', " + Tracking.value(pointer.kind(), "l." + name)
                + ") WHERE l." + name + " IS NOT NULL";
        use(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                return update.executeLargeUpdate();
            }
        });
    }

    /** The keys of the rows that hold a legacy pointer, the first of them. */
    String rows(String value) {
        Transfer.Pointer pointer = (Transfer.Pointer) column.transfer();
        String sql = "SELECT " + String.join(", ", key.texts()) + " FROM " + dialect.quote(table.legacy()) + " WHERE "
                + Tracking.value(pointer.kind(), dialect.quote(column.name())) + " = ? ORDER BY " + key.list()
                + " LIMIT "
                + SHOWN;
        Database legacy = context.servers().source();
        return Sessions.use(legacy.connections(), "Finding rows of " + source, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, value);
                return keys(select);
            }
        });
    }

    private String keys(PreparedStatement select) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                List<String> one = new ArrayList<>();
                for (int i = 0; i < key.size(); i++) {
                    one.add(table.primaryKey().get(i) + "=" + rows.getString(i + 1));
                }
                keys.add("(" + String.join(", ", one) + ")");
            }
        }
        return String.join(", ", keys);
    }

    private <T> T use(Work<T> work) {
        return Sessions.use(target.connections(), "Replacing pointers of " + source, work);
    }
}
