package datajoint.migrate.cutover;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.PlannedSchema;
import datajoint.migrate.step.Context;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All tables of a group change their names in one statement: every one of them does, or none. On a server of their own the
 * new tables only take their final names.
 *
 * @param isOne whether the legacy tables are on the same server
 */
record Moves(List<PlannedSchema> schemas, boolean isOne) {

    static Moves of(Context context) {
        return new Moves(context.plan().schemas(), context.servers().isOne());
    }

    /** The schema that the cutover has to make: for the legacy tables, or for the new ones. */
    String made(PlannedSchema schema) {
        return isOne ? schema.old() : schema.legacy();
    }

    /** The legacy tables step aside, and the new ones take their places. */
    List<Move> forward(Connection connection) throws SQLException {
        List<Move> moves = new ArrayList<>();
        if (isOne) {
            for (PlannedSchema schema : schemas) {
                moves.addAll(all(connection, schema.legacy(), schema.old()));
            }
        }
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.shadow(), schema.legacy()));
        }
        return moves;
    }

    /** The new tables become shadows again, and the legacy ones come back. */
    List<Move> back(Connection connection) throws SQLException {
        List<Move> moves = new ArrayList<>();
        for (PlannedSchema schema : schemas) {
            moves.addAll(all(connection, schema.legacy(), schema.shadow()));
        }
        if (isOne) {
            for (PlannedSchema schema : schemas) {
                moves.addAll(all(connection, schema.old(), schema.legacy()));
            }
        }
        return moves;
    }

    /** True while there are tables in the schemas that the cutover makes: nothing else tells as surely. */
    boolean isForward(Connection connection) throws SQLException {
        for (PlannedSchema schema : schemas) {
            if (!all(connection, made(schema), made(schema)).isEmpty()) {
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
