package datajoint.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of one set of names. */
public final class RowMaker {
    private final String[] names;

    public RowMaker(List<String> names) {
        this.names = names.toArray(String[]::new);
    }

    public Row make(@Nullable Object[] values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values[i]);
        }
        return Row.owning(row);
    }
}
