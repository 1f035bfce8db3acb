package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/** Looks whether blobs whose bytes differ hold the same value: compression may differ. */
final class BlobDifference {
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
