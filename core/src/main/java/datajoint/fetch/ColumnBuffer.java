package datajoint.fetch;

import datajoint.model.DataException;
import datajoint.row.Conversion;
import datajoint.value.CellDecoder;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array that grows by a cell of each row. */
interface ColumnBuffer {
    void add(ResultSet row, int column) throws SQLException;

    Object array();

    static ColumnBuffer of(String attribute, Class<?> component, CellDecoder decoder) {
        if (component == double.class) {
            return new Doubles();
        }
        if (component == long.class) {
            return new Longs(attribute);
        }
        if (component == int.class) {
            return new Ints(attribute);
        }
        if (component == float.class) {
            return new Floats();
        }
        return new Objects(attribute, component, decoder);
    }

    /** Missing values are NaN, as in Python. */
    final class Doubles implements ColumnBuffer {
        private double[] values = new double[1024];
        private int size;

        @Override
        public void add(ResultSet row, int column) throws SQLException {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            double value = row.getDouble(column);
            values[size++] = value == 0 && row.wasNull() ? Double.NaN : value;
        }

        @Override
        public Object array() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Missing values are NaN, as in Python. */
    final class Floats implements ColumnBuffer {
        private float[] values = new float[1024];
        private int size;

        @Override
        public void add(ResultSet row, int column) throws SQLException {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            float value = row.getFloat(column);
            values[size++] = value == 0 && row.wasNull() ? Float.NaN : value;
        }

        @Override
        public Object array() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Has no way to say that a value is missing. */
    final class Longs implements ColumnBuffer {
        private final String attribute;
        private long[] values = new long[1024];
        private int size;

        Longs(String attribute) {
            this.attribute = attribute;
        }

        @Override
        public void add(ResultSet row, int column) throws SQLException {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            long value = row.getLong(column);
            if (value == 0 && row.wasNull()) {
                throw missing(attribute, size, "Long[]");
            }
            values[size++] = value;
        }

        @Override
        public Object array() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Has no way to say that a value is missing. */
    final class Ints implements ColumnBuffer {
        private final String attribute;
        private int[] values = new int[1024];
        private int size;

        Ints(String attribute) {
            this.attribute = attribute;
        }

        @Override
        public void add(ResultSet row, int column) throws SQLException {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            int value = row.getInt(column);
            if (value == 0 && row.wasNull()) {
                throw missing(attribute, size, "Integer[]");
            }
            values[size++] = value;
        }

        @Override
        public Object array() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Any other component type, by way of the attribute's own. */
    final class Objects implements ColumnBuffer {
        private final String attribute;
        private final Class<?> component;
        private final CellDecoder decoder;
        private final List<@Nullable Object> values = new ArrayList<>();

        Objects(String attribute, Class<?> component, CellDecoder decoder) {
            this.attribute = attribute;
            this.component = component;
            this.decoder = decoder;
        }

        @Override
        public void add(ResultSet row, int column) throws SQLException {
            Object value = decoder.decode(row, column);
            if (value == null && component.isPrimitive()) {
                throw missing(attribute, values.size(), "an array of objects");
            }
            values.add(value == null ? null : Conversion.to(component, value, attribute));
        }

        @Override
        public Object array() {
            Object array = Array.newInstance(component, values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        }
    }

    private static DataException missing(String attribute, int row, String instead) {
        return new DataException(
                "'%s' has no value in row %d.".formatted(attribute, row + 1), "Ask for %s.".formatted(instead));
    }
}
