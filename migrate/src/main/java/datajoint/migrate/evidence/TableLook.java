package datajoint.migrate.evidence;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.evidence.Evidence.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into one table. */
final class TableLook {
    /** How many questions one statement holds: a server takes 4096 aggregates. */
    private static final int QUESTIONS = 400;

    private final Dialect dialect;

    TableLook(Dialect dialect) {
        this.dialect = dialect;
    }

    void into(Connection connection, LegacyTable table, Findings findings) throws SQLException {
        List<Look> looks = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (LegacyColumn column : table.columns()) {
            Place place = new Place(table.name(), column.name());
            Optional<LegacyKey> key = tracking(table, column);
            if (key.isPresent()) {
                findings.targets.put(place, target(connection, table, column, key.get()));
            } else {
                for (Look look : Look.into(place, column)) {
                    looks.add(look);
                    columns.add(column.name());
                }
            }
        }
        int from = 0;
        do {
            int to = Math.min(looks.size(), from + QUESTIONS);
            ask(connection, table, looks.subList(from, to), columns.subList(from, to), findings);
            from = to;
        } while (from < looks.size());
    }

    private void ask(
            Connection connection, LegacyTable table, List<Look> looks, List<String> columns, Findings findings)
            throws SQLException {
        String sql = Look.select(looks, columns, dialect.quote(table.name()), dialect);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            findings.rows.put(table.name(), row.getLong(1));
            int at = 2;
            for (int i = 0; i < looks.size(); i++) {
                looks.get(i).take(row, at, findings);
                at += looks.get(i).items(columns.get(i)).size();
            }
        }
    }

    private Target target(Connection connection, LegacyTable table, LegacyColumn column, LegacyKey key)
            throws SQLException {
        boolean old = key.parent().table().equals("~external");
        String kinds = old
                ? "0, 0"
                : "count(e.attachment_name), coalesce(sum(e.filepath IS NOT NULL"
                        + " AND e.attachment_name IS NULL), 0)";
        String sql = "SELECT count(*), " + kinds + " FROM " + dialect.quote(table.name()) + " t JOIN "
                + dialect.quote(key.parent()) + " e ON e.hash = t." + dialect.quote(column.name());
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            long attachments = row.getLong(2);
            long filepaths = row.getLong(3);
            return new Target(row.getLong(1) - attachments - filepaths, attachments, filepaths);
        }
    }

    private static Optional<LegacyKey> tracking(LegacyTable table, LegacyColumn column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .filter(key -> key.parent().table().startsWith("~external"))
                .findFirst();
    }
}
