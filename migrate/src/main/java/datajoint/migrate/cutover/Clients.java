package datajoint.migrate.cutover;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sessions of other programs that stand in a schema of the group. */
final class Clients {
    private Clients() {}

    /** For people: {@code 12 anna@lab-pc:53210 in lab, Sleep for 34 s}. */
    static List<String> in(Connection connection, Collection<String> schemas) throws SQLException {
        List<String> clients = new ArrayList<>();
        String sql = "SELECT id, user, host, db, command, time FROM information_schema.processlist"
                + " WHERE id <> CONNECTION_ID() AND db = ? ORDER BY id";
        for (String schema : schemas) {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, schema);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        clients.add("%d %s@%s in %s, %s for %d s"
                                .formatted(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getLong(6)));
                    }
                }
            }
        }
        return clients;
    }
}
