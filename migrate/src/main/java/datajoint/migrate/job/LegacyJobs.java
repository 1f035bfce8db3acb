package datajoint.migrate.job;

import datajoint.backend.Dialect;
import datajoint.codec.blob.Blob;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ~jobs}. */
final class LegacyJobs {
    private LegacyJobs() {}

    static List<LegacyJob> read(Connection connection, Dialect dialect, String schema) throws SQLException {
        List<LegacyJob> jobs = new ArrayList<>();
        if (!exists(connection, schema)) {
            return jobs;
        }
        String sql = "SELECT table_name, status, `key`, error_message, error_stack, user, host, pid, connection_id,"
                + " CAST(timestamp AS CHAR) FROM " + dialect.quote(new TableName(schema, "~jobs"))
                + " ORDER BY table_name, key_hash";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                jobs.add(new LegacyJob(
                        row.getString(1),
                        row.getString(2),
                        key(row.getBytes(3), schema),
                        row.getString(4),
                        row.getBytes(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getString(10)));
            }
        }
        return jobs;
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = '~jobs'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Map<String, Object> key(byte[] packed, String schema) {
        if (packed != null && Blob.decode(packed) instanceof Map<?, ?> map) {
            Map<String, Object> key = new LinkedHashMap<>();
            map.forEach((name, value) -> key.put(String.valueOf(name), value));
            return key;
        }
        throw new MigrationException(
                "A row of %s.~jobs has no key that can be read.".formatted(schema),
                "Delete the row (its job is found again), and run the step again.");
    }
}
