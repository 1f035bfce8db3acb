package datajoint.migrate.verify;

import datajoint.backend.Dialect;
import datajoint.database.Database;
import datajoint.migrate.digest.ValueForm;
import datajoint.migrate.step.Sessions;
import datajoint.model.MigrationException;
import datajoint.model.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table or a query whose rows are compared.
 *
 * @param from what stands after FROM
 * @param table if it is one
 */
record ResultSource(Database database, String from, Optional<TableName> table) {
    private static final Pattern QUERY = Pattern.compile("(?is)^\\s*[(]*\\s*(select|with|values|table)\\s.*");

    /** @param sqlOrTable a SELECT, or {@code schema.table} */
    static ResultSource of(Database database, String sqlOrTable) {
        if (QUERY.matcher(sqlOrTable).matches()) {
            return new ResultSource(
                    database, "(" + sqlOrTable.strip().replaceAll(";$", "") + ") own", Optional.empty());
        }
        String plain = sqlOrTable.strip().replace("`", "");
        int dot = plain.indexOf('.');
        if (dot < 1 || dot == plain.length() - 1) {
            throw new MigrationException(
                    "'%s' is neither a query nor a table with its schema.".formatted(sqlOrTable),
                    "Give schema.table, or a SELECT.");
        }
        TableName name = new TableName(plain.substring(0, dot), plain.substring(dot + 1));
        return new ResultSource(database, database.backend().dialect().quote(name) + " own", Optional.of(name));
    }

    /** The attributes in their order. */
    Map<String, ValueForm> attributes() {
        return Sessions.use(database.connections(), "Looking at " + from, connection -> {
            Map<String, ValueForm> forms = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + from + " LIMIT 0");
                    ResultSet none = select.executeQuery()) {
                ResultSetMetaData columns = none.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    forms.put(
                            columns.getColumnLabel(i),
                            ValueForm.of(columns.getColumnTypeName(i).toLowerCase(Locale.ROOT)));
                }
            }
            return forms;
        });
    }

    /** The primary key; empty for a query. */
    List<String> key() {
        if (table.isEmpty()) {
            return List.of();
        }
        String sql = "SELECT column_name FROM information_schema.key_column_usage WHERE table_schema = ?"
                + " AND table_name = ? AND constraint_name = 'PRIMARY' ORDER BY ordinal_position";
        return database.connections().use("Looking for the key of " + from, connection -> {
            List<String> key = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, table.get().schema());
                select.setString(2, table.get().table());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        key.add(row.getString(1));
                    }
                }
            }
            return key;
        });
    }

    /** Selects the forms of attributes, sorted by the first of them, so that equal rows of two sources come together. */
    String select(Map<String, ValueForm> forms) {
        Dialect dialect = database.backend().dialect();
        List<String> items = new ArrayList<>();
        List<String> order = new ArrayList<>();
        forms.forEach((name, form) -> {
            items.add(form.sql(dialect.quote(name)));
            order.add(Integer.toString(items.size()));
        });
        return "SELECT %s FROM %s ORDER BY %s".formatted(String.join(", ", items), from, String.join(", ", order));
    }
}
