package datajoint.migrate.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.backend.Dialect;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The table in a backup that holds its manifest. */
final class ManifestTable {
    /** No table of DataJoint has this name. */
    static final String NAME = "~backup";

    private static final JsonMapper JSON = new JsonMapper();

    private final Dialect dialect;

    ManifestTable(Dialect dialect) {
        this.dialect = dialect;
    }

    void write(Connection connection, String backup, Manifest manifest) throws SQLException {
        String table = dialect.quote(new TableName(backup, NAME));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (id tinyint NOT NULL PRIMARY KEY,"
                    + " made timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, manifest longtext NOT NULL)"
                    + " ENGINE=InnoDB CHARACTER SET utf8mb4");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (id, manifest) VALUES (1, ?)")) {
            insert.setString(1, JSON.writeValueAsString(manifest));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bug: a manifest that is no JSON", e);
        }
    }

    /** @throws MigrationException if the schema is no whole backup */
    Manifest read(Connection connection, String backup) throws SQLException {
        return text(connection, backup)
                .map(text -> parse(text, backup))
                .orElseThrow(() -> new MigrationException(
                        "'%s' is no backup, or one that was not finished.".formatted(backup),
                        "Name a schema that backupSchema has made, whole; SHOW DATABASES lists all."));
    }

    private Optional<String> text(Connection connection, String backup) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, backup);
            select.setString(2, NAME);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
            }
        }
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT manifest FROM " + dialect.quote(new TableName(backup, NAME)));
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static Manifest parse(String text, String backup) {
        try {
            return JSON.readValue(text, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    "The manifest of the backup '%s' cannot be read.".formatted(backup),
                    "Take another backup; its tables can still be looked at.",
                    e);
        }
    }
}
