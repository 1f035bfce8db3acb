package datajoint.migrate.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the columns of a schema, by table, in their order. */
final class ColumnReader {
    private static final Pattern ON_UPDATE = Pattern.compile("(?i)on update (\\S+)");

    private final boolean mariaDb;

    ColumnReader(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    Map<String, List<LegacyColumn>> read(Connection connection, String schema) throws SQLException {
        Map<String, List<LegacyColumn>> columns = new HashMap<>();
        String sql = "SELECT table_name, column_name, column_type, is_nullable, column_default, extra,"
                + " generation_expression, character_set_name, collation_name, column_comment"
                + " FROM information_schema.columns WHERE table_schema = ? ORDER BY table_name, ordinal_position";
        try (PreparedStatement select = Bound.prepare(connection, sql, schema);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(column(rows));
            }
        }
        return columns;
    }

    private LegacyColumn column(ResultSet row) throws SQLException {
        String type = row.getString(3);
        boolean nullable = row.getString(4).equals("YES");
        String extra = row.getString(6);
        Matcher onUpdate = ON_UPDATE.matcher(extra);
        Optional<String> generated = Optional.ofNullable(row.getString(7)).filter(text -> !text.isEmpty());
        return new LegacyColumn(
                row.getString(2),
                type,
                nullable,
                generated.isPresent()
                        ? Optional.empty()
                        : defaultSql(Optional.ofNullable(row.getString(5)), type, extra, nullable),
                extra.toLowerCase(Locale.ROOT).contains("auto_increment"),
                onUpdate.find()
                        ? Optional.of(onUpdate.group(1).replace("current_timestamp", "CURRENT_TIMESTAMP"))
                        : Optional.empty(),
                generated.map(text -> mariaDb ? text : text.replace("\\'", "'")),
                extra.toUpperCase(Locale.ROOT).contains("STORED")
                        || extra.toUpperCase(Locale.ROOT).contains("PERSISTENT"),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)),
                row.getString(10));
    }

    /** MySQL gives the bare constant and marks expressions in {@code extra}; MariaDB gives SQL. */
    private Optional<String> defaultSql(Optional<String> text, String type, String extra, boolean nullable) {
        if (text.isEmpty()) {
            return nullable ? Optional.of("NULL") : Optional.empty();
        }
        String value = text.get();
        if (mariaDb) {
            return Optional.of(value.replace("current_timestamp", "CURRENT_TIMESTAMP"));
        }
        if (value.startsWith("CURRENT_TIMESTAMP")) {
            return Optional.of(value);
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            return Optional.of("(" + value.replace("\\'", "'") + ")");
        }
        return Optional.of(
                type.startsWith("bit")
                        ? value
                        : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'");
    }
}
