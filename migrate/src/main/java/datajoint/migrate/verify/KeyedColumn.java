package datajoint.migrate.verify;

import datajoint.database.Database;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.step.Sessions;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
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
        List<String> items = new ArrayList<>(key.texts());
        items.add(item);
        String sql = "SELECT %s FROM %s own WHERE %s AND %s"
                .formatted(
                        String.join(", ", items),
                        database.backend().dialect().quote(table),
                        key.condition(range),
                        only);
        return Sessions.use(database.connections(), "Reading pointers of " + table, connection -> {
            Map<List<String>, Optional<String>> values = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                key.bind(select, 1, range);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        List<String> one = new ArrayList<>();
                        for (int i = 1; i <= key.size(); i++) {
                            one.add(row.getString(i));
                        }
                        values.put(one, Optional.ofNullable(row.getString(key.size() + 1)));
                    }
                }
            }
            return values;
        });
    }
}
