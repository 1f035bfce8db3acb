package datajoint.migrate.cutover;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All tables of a group change their names in one statement: every one of them does, or none. */
final class Moves {
    private Moves() {}

    /** The legacy tables step aside, and the new ones take their places. */
    static List<Move> forward(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        List<Move> moves = new ArrayList<>();
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.legacy(), schema.old()));
        }
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.shadow(), schema.legacy()));
        }
        return moves;
    }

    /** The new tables become shadows again, and the legacy ones come back. */
    static List<Move> back(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        List<Move> moves = new ArrayList<>();
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.legacy(), schema.shadow()));
        }
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.old(), schema.legacy()));
        }
        return moves;
    }

    /** True while the legacy tables are aside: nothing else tells as surely. */
    static boolean isForward(Connection connection, List<PlannedSchema> schemas) throws SQLException {
        for (PlannedSchema schema : schemas) {
            if (!all(connection, schema.old(), schema.legacy()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static String sql(List<Move> moves, Dialect dialect) {
        return "RENAME TABLE\n  "
                + moves.stream()
                        .map(move -> dialect.quote(move.from()) + " TO " + dialect.quote(move.to()))
                        .collect(joining(",\n  "));
    }

    private static List<Move> all(Connection connection, String from, String to) throws SQLException {
        List<Move> moves = new ArrayList<>();
        String sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                + " AND table_type = 'BASE TABLE' ORDER BY table_name";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, from);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String table = rows.getString(1);
                    moves.add(new Move(new TableName(from, table), new TableName(to, table)));
                }
            }
        }
        return moves;
    }
}
