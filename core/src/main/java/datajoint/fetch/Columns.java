package datajoint.fetch;

import datajoint.database.Database;
import datajoint.model.DataException;
import datajoint.model.Names;
import datajoint.model.QueryException;
import datajoint.query.Expression;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Attributes of all rows as arrays, numbers without boxes. */
public final class Columns {
    private Columns() {}

    /** @return an array for each attribute, of the class asked for */
    public static List<Object> read(
            Database database, Expression expression, List<String> attributes, List<? extends Class<?>> arrays) {
        Fetch fetch = Fetch.of(database, expression, attributes);
        List<ColumnBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            if (!arrays.get(i).isArray()) {
                throw new QueryException(
                        "The column '%s' is asked for as %s."
                                .formatted(attributes.get(i), arrays.get(i).getSimpleName()),
                        "Ask for an array: double[].class.");
            }
            buffers.add(ColumnBuffer.of(attributes.get(i), arrays.get(i).getComponentType(), fetch.decoder(i)));
        }
        fetch.read(row -> {
            while (row.next()) {
                for (int i = 0; i < buffers.size(); i++) {
                    buffers.get(i).add(row, i + 1);
                }
            }
        });
        return buffers.stream().map(ColumnBuffer::array).toList();
    }

    /** A record whose components are arrays, each the attribute of its name. */
    public static <R extends Record> R record(Database database, Expression expression, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> attributes = Arrays.stream(components)
                .map(component -> Names.toSnake(component.getName()))
                .toList();
        List<? extends Class<?>> arrays =
                Arrays.stream(components).map(RecordComponent::getType).toList();
        List<Object> columns = read(database, expression, attributes, arrays);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(arrays.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(columns.toArray());
        } catch (ReflectiveOperationException e) {
            throw new DataException(
                    "The record %s refuses the columns.".formatted(type.getSimpleName()), "Look at the cause.", e);
        }
    }
}
