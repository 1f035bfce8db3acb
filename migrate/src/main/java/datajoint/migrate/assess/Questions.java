package datajoint.migrate.assess;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small questions to a server. */
final class Questions {
    /** An account may not see it: error numbers of MySQL and MariaDB. */
    private static final Set<Integer> REFUSED = Set.of(1044, 1142, 1143, 1227);

    private Questions() {}

    /** What is made of one row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, Reading<T> reading, String... values)
            throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(reading.of(row));
                }
            }
        }
        return all;
    }

    /** Empty if the account may not see the answer. */
    static <T> Optional<List<T>> allowedRows(Connection connection, String sql, Reading<T> reading, String... values)
            throws SQLException {
        try {
            return Optional.of(rows(connection, sql, reading, values));
        } catch (SQLException e) {
            if (REFUSED.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
