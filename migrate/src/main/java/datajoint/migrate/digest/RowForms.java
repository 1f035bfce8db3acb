package datajoint.migrate.digest;

import datajoint.backend.Dialect;
import datajoint.migrate.step.Sessions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the forms of a few rows. */
final class RowForms {
    private final TableForm form;

    RowForms(TableForm form) {
        this.form = form;
    }

    /** By key; the forms are in step with the columns. */
    Map<List<String>, List<String>> read(RowSource source, KeyRange range) {
        String sql =
                select(source) + " FORCE INDEX (PRIMARY) WHERE " + form.key().condition(range) + " AND " + source.only()
                        + " ORDER BY " + form.key().list();
        return read(source, sql, select -> form.key().bind(select, 1, range));
    }

    /** Those rows of some keys that are there. */
    Map<List<String>, List<String>> read(RowSource source, Collection<List<String>> keys) {
        String sql = select(source) + " WHERE " + form.key().conditionOfRows(keys.size()) + " AND " + source.only();
        return read(source, sql, select -> {
            int place = 1;
            for (List<String> key : keys) {
                form.key().bindRow(select, place, key);
                place += key.size();
            }
        });
    }

    private String select(RowSource source) {
        Dialect dialect = source.database().backend().dialect();
        List<String> items = new ArrayList<>(form.key().texts());
        form.columns().forEach(column -> items.add(column.form().sql(dialect.quote(column.name()))));
        return "SELECT " + String.join(", ", items) + " FROM " + source.quoted();
    }

    private Map<List<String>, List<String>> read(RowSource source, String sql, Binding binding) {
        int columns = form.key().size() + form.columns().size();
        return Sessions.use(source.database().connections(), "Reading rows of " + source.table(), connection -> {
            Map<List<String>, List<String>> rows = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                binding.bind(select);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        List<String> all = KeyRanges.text(found, columns);
                        rows.put(
                                all.subList(0, form.key().size()),
                                all.subList(form.key().size(), all.size()));
                    }
                }
            }
            return rows;
        });
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }
}
