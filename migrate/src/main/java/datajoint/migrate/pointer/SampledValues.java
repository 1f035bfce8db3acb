package datajoint.migrate.pointer;

import datajoint.database.Database;
import datajoint.migrate.files.Tracking;
import datajoint.migrate.files.TrackingRow;
import datajoint.migrate.step.Sessions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The legacy pointers of a column that a sample has: those that wait in its rows, and those that the map knows already. */
final class SampledValues {
    private static final int AT_ONCE = 500;

    private final PointerColumn column;

    SampledValues(PointerColumn column) {
        this.column = column;
    }

    /** The files that tracking rows know, each once, by value. */
    List<TrackingRow> tracked() {
        Database source = column.context().servers().source();
        List<String> values = values();
        List<TrackingRow> rows = new ArrayList<>();
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            List<String> some = values.subList(from, Math.min(values.size(), from + AT_ONCE));
            rows.addAll(Sessions.use(
                    source.connections(),
                    "Reading what " + column.source() + " points to",
                    connection -> Tracking.of(
                            connection, source.backend().dialect(), column.table(), column.column(), some)));
        }
        return rows;
    }

    /** Those that no tracking row knows. */
    List<String> untracked() {
        Set<String> known =
                new HashSet<>(tracked().stream().map(TrackingRow::value).toList());
        return values().stream().filter(value -> !known.contains(value)).toList();
    }

    private List<String> values() {
        String waiting = "CONVERT(JSON_UNQUOTE(JSON_EXTRACT(" + column.name() + ", '$.legacy')) USING ascii)";
        String sql = "SELECT " + waiting + " AS v FROM "
                + column.dialect().quote(column.table().shadow()) + " AS s WHERE " + waiting
                + " IS NOT NULL UNION SELECT"
                + " legacy FROM " + PointerMap.TABLE + " WHERE run = ? AND source = ? ORDER BY v";
        return column.use(connection -> {
            List<String> values = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, column.context().log().id());
                select.setString(2, column.source());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        values.add(row.getString(1));
                    }
                }
            }
            return values;
        });
    }
}
