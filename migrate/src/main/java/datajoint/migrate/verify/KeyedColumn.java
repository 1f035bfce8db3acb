package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.KeyRanges;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression over the rows of a table, by key.
 *
 * @param item SQL in which the table is called {@code own}
 * @param only a condition for the rows that count
 */
record KeyedColumn(Database database, TableName table, PrimaryKey key, String item, String only) {

    Map<List<String>, Optional<String>> read(KeyRange range) {
        return read(key.condition(range), select -> key.bind(select, 1, range));
    }

    /** Of those rows of some keys that are there. */
    Map<List<String>, Optional<String>> read(Collection<List<String>> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return read(key.conditionOfRows(keys.size()), select -> {
            int place = 1;
            for (List<String> one : keys) {
                key.bindRow(select, place, one);
                place += one.size();
            }
        });
    }

    private Map<List<String>, Optional<String>> read(String condition, Binding binding) {
        List<String> items = new ArrayList<>(key.texts());
        items.add(item);
        String sql = "SELECT %s FROM %s own WHERE %s AND %s"
                .formatted(
                        String.join(", ", items), database.backend().dialect().quote(table), condition, only);
        return Sessions.use(database.connections(), "Reading pointers of " + table, connection -> {
            Map<List<String>, Optional<String>> values = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                binding.bind(select);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        List<String> one = KeyRanges.text(row, key.size());
                        values.put(one, Optional.ofNullable(row.getString(key.size() + 1)));
                    }
                }
            }
            return values;
        });
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }
}
