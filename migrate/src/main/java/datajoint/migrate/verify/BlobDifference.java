package datajoint.migrate.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.database.Database;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/** Looks whether values whose bytes differ are the same: compression of blobs, and spelling of JSON, may differ. */
final class BlobDifference {
    private static final JsonMapper JSON = new JsonMapper();

    private final Servers servers;
    private final PlannedTable table;

    /** @param table with the names of now */
    BlobDifference(Servers servers, PlannedTable table) {
        this.servers = servers;
        this.table = table;
    }

    boolean isOnlyOfBytes(List<String> key, String attribute, Tolerance tolerance) {
        Optional<PlannedColumn> column = table.columns().stream()
                .filter(one -> one.name().equals(attribute))
                .filter(one -> Decoding.of(one) != Decoding.NONE)
                .findFirst();
        if (column.isEmpty()) {
            return false;
        }
        Optional<byte[]> one = read(servers.source(), table.legacy(), attribute, key);
        Optional<byte[]> other = read(servers.target(), table.shadow(), attribute, key);
        return one.isPresent()
                && other.isPresent()
                && Decoding.of(column.get()).same(one.get(), other.get(), tolerance);
    }

    /** MySQL keeps the value of JSON, MariaDB its text. */
    boolean isSameJson(List<String> key, String attribute) {
        boolean isJson = table.columns().stream()
                .anyMatch(column ->
                        column.name().equals(attribute) && column.sqlType().equals("json") && !column.isPointer());
        if (!isJson || servers.isOne()) {
            return false;
        }
        Optional<byte[]> one = read(servers.source(), table.legacy(), attribute, key);
        Optional<byte[]> other = read(servers.target(), table.shadow(), attribute, key);
        try {
            return one.isPresent()
                    && other.isPresent()
                    && JSON.readTree(one.get()).equals(JSON.readTree(other.get()));
        } catch (IOException e) {
            // Text that is no JSON is the same only if its bytes are.
            return false;
        }
    }

    private Optional<byte[]> read(Database database, TableName name, String attribute, List<String> values) {
        PrimaryKey key = PrimaryKey.of(table, database.backend().dialect());
        String sql = "SELECT %s FROM %s WHERE %s"
                .formatted(
                        database.backend().dialect().quote(attribute),
                        database.backend().dialect().quote(name),
                        key.conditionOfRow());
        return Sessions.use(database.connections(), "Reading a blob of " + name, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                key.bindRow(select, 1, values);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
                }
            }
        });
    }
}
