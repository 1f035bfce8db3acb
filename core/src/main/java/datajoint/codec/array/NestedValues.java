package datajoint.codec.array;

import datajoint.model.DataException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists in lists, and arrays of objects such as {@code Double[][]}, with all values of one depth. */
final class NestedValues {
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private NestedValues() {}

    static NdArray read(Object nested) {
        NestedValues reader = new NestedValues();
        reader.measure(nested);
        reader.add(nested, 0);
        int[] shape = reader.lengths.stream().mapToInt(Integer::intValue).toArray();
        return NdArray.of(CommonType.of(reader.values), shape, reader.values);
    }

    private void measure(@Nullable Object nested) {
        Object inner = nested;
        while (isNested(inner)) {
            List<?> items = items(inner);
            lengths.add(items.size());
            inner = items.isEmpty() ? null : items.get(0);
        }
    }

    private void add(@Nullable Object value, int dimension) {
        if (!isNested(value)) {
            if (value == null || dimension != lengths.size()) {
                throw uneven(
                        "'%s' stands where others have %d dimensions.".formatted(value, lengths.size() - dimension));
            }
            values.add(value);
            return;
        }
        List<?> items = items(value);
        if (dimension == lengths.size() || items.size() != lengths.get(dimension)) {
            throw uneven("A list of %d values stands among others of other lengths.".formatted(items.size()));
        }
        items.forEach(item -> add(item, dimension + 1));
    }

    private static boolean isNested(@Nullable Object value) {
        return value instanceof Collection<?>
                || (value != null && value.getClass().isArray());
    }

    private static List<? extends @Nullable Object> items(@Nullable Object nested) {
        if (nested instanceof List<?> list) {
            return list;
        }
        if (nested instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; nested != null && i < Array.getLength(nested); i++) {
            items.add(Array.get(nested, i));
        }
        return items;
    }

    private static DataException uneven(String problem) {
        return new DataException(
                problem, "Give lists of equal lengths without nulls, or store a <blob>, which holds any.");
    }
}
