package datajoint.insert;

import datajoint.model.DataException;
import datajoint.model.Nearest;
import datajoint.model.QueryException;
import datajoint.model.TableName;
import datajoint.row.RecordShape;
import datajoint.row.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a map, row or record out in the order of the attributes. For one insert and one thread. */
final class RowReader {
    /** Stands where a row does not name an attribute. */
    static final Object ABSENT = new Object();

    private final TableName table;
    private final Map<String, Integer> places = new HashMap<>();
    private final InsertOptions.ExtraFields extraFields;
    private final Map<Class<?>, Layout> layouts = new HashMap<>();

    RowReader(TableName table, List<String> attributes, InsertOptions.ExtraFields extraFields) {
        this.table = table;
        this.extraFields = extraFields;
        for (int i = 0; i < attributes.size(); i++) {
            places.put(attributes.get(i), i);
        }
    }

    /** Where each value of a record class goes; -1 for a value that is left out. */
    private record Layout(RecordShape shape, int[] places) {}

    @Nullable
    Object[] read(@Nullable Object row) {
        @Nullable Object[] cells = new Object[places.size()];
        Arrays.fill(cells, ABSENT);
        if (row instanceof Record values) {
            read(values, cells);
        } else if (row instanceof Row values) {
            read(values.asMap(), cells);
        } else if (row instanceof Map<?, ?> values) {
            read(values, cells);
        } else {
            throw new DataException(
                    "A row for %s is a %s."
                            .formatted(
                                    table, row == null ? "null" : row.getClass().getSimpleName()),
                    "Give a record, a Row or a Map.");
        }
        return cells;
    }

    private void read(Record row, @Nullable Object[] cells) {
        Layout layout = layouts.computeIfAbsent(row.getClass(), type -> layout(row.getClass()));
        @Nullable Object[] values = layout.shape().values(row);
        for (int i = 0; i < values.length; i++) {
            if (layout.places()[i] >= 0) {
                cells[layout.places()[i]] = values[i];
            }
        }
    }

    private Layout layout(Class<? extends Record> type) {
        RecordShape shape = RecordShape.of(type, places.keySet());
        return new Layout(
                shape, shape.attributes().stream().mapToInt(this::place).toArray());
    }

    private void read(Map<?, ?> row, @Nullable Object[] cells) {
        row.forEach((name, value) -> {
            int place = place(String.valueOf(name));
            if (place >= 0) {
                cells[place] = value;
            }
        });
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place != null) {
            return place;
        }
        if (extraFields == InsertOptions.ExtraFields.IGNORE) {
            return -1;
        }
        throw new QueryException(
                "%s has no attribute '%s'; it has %s.".formatted(table, name, places.keySet()),
                Nearest.hint(name, places.keySet(), "Take it out, or insert with ExtraFields.IGNORE."));
    }
}
