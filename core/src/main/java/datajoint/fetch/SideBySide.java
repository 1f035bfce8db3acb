package datajoint.fetch;

import datajoint.store.Workers;
import datajoint.value.CellDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows whose values come from a store: of some rows at a time, so that several processors and requests help. */
final class SideBySide {
    private static final int ROWS = Workers.COUNT;

    private final CellDecoder[] decoders;
    private final Workers workers;
    private final Fetch.RowAction action;

    SideBySide(CellDecoder[] decoders, Workers workers, Fetch.RowAction action) {
        this.workers = workers;
        this.decoders = decoders;
        this.action = action;
    }

    void read(ResultSet row) throws SQLException {
        List<@Nullable Object[]> begun = new ArrayList<>();
        while (row.next()) {
            @Nullable Object[] values = new Object[decoders.length];
            for (int i = 0; i < decoders.length; i++) {
                values[i] = decoders[i].begin(row, i + 1);
            }
            begun.add(values);
            if (begun.size() == ROWS) {
                finish(begun);
            }
        }
        finish(begun);
    }

    private void finish(List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            workers.each(rows, this::finish).forEach(action::take);
            rows.clear();
        }
    }

    private @Nullable Object[] finish(@Nullable Object[] values) {
        for (int i = 0; i < decoders.length; i++) {
            values[i] = decoders[i].finish(values[i]);
        }
        return values;
    }
}
