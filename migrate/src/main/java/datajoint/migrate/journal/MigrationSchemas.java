package datajoint.migrate.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.database.Database;
import datajoint.model.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The schemas that migrations under way have made or will make. Knows plans of other releases as well. */
public final class MigrationSchemas {
    private static final JsonMapper JSON = new JsonMapper();

    private MigrationSchemas() {}

    /** Shadows, and the schemas that legacy tables go to; none if nothing was ever migrated to this server. */
    public static Set<String> of(Database target) {
        return target.connections()
                .use(
                        "Looking for migrations",
                        connection -> target.backend().catalog().exists(connection, Journal.SCHEMA)
                                ? read(connection)
                                : Set.of());
    }

    private static Set<String> read(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        String sql = "SELECT run, JSON_EXTRACT(plan, '$.schemas') FROM dj_migration.run WHERE closed = 0";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                for (JsonNode schema : JSON.readTree(rows.getString(2))) {
                    names.add(schema.path("shadow").asText());
                    names.add(schema.path("old").asText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    "The journal of migrations holds a plan that is no JSON.",
                    "Look into dj_migration.run, column plan.",
                    e);
        }
        return names;
    }
}
