package datajoint.migrate.digest;

import datajoint.backend.Dialect;
import datajoint.migrate.step.Sessions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
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
        Dialect dialect = source.database().backend().dialect();
        List<String> items = new ArrayList<>(form.key().texts());
        form.columns().forEach(column -> items.add(column.form().sql(dialect.quote(column.name()))));
        String sql = "SELECT %s FROM %s FORCE INDEX (PRIMARY) WHERE %s AND %s ORDER BY %s"
                .formatted(
                        String.join(", ", items),
                        source.quoted(),
                        form.key().condition(range),
                        source.only(),
                        form.key().list());
        return Sessions.use(source.database().connections(), "Reading rows of " + source.table(), connection -> {
            Map<List<String>, List<String>> rows = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                form.key().bind(select, 1, range);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        List<String> all = KeyRanges.text(found, items.size());
                        rows.put(
                                all.subList(0, form.key().size()),
                                all.subList(form.key().size(), all.size()));
                    }
                }
            }
            return rows;
        });
    }
}
