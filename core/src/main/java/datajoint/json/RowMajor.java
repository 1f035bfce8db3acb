package datajoint.json;

import datajoint.codec.array.ObjectArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements of an object array with the last dimension closest, as JSON and numpy show them. */
final class RowMajor {
    private RowMajor() {}

    static List<@Nullable Object> elements(ObjectArray array) {
        List<@Nullable Object> elements = new ArrayList<>();
        int[] shape = array.shape();
        int[] index = new int[shape.length];
        for (int i = 0; i < array.elements().size(); i++) {
            elements.add(array.at(index));
            advance(index, shape);
        }
        return elements;
    }

    static ObjectArray array(int[] shape, List<@Nullable Object> rowMajor) {
        @Nullable Object[] columnMajor = new Object[rowMajor.size()];
        int[] index = new int[shape.length];
        for (Object element : rowMajor) {
            int place = 0;
            int stride = 1;
            for (int i = 0; i < shape.length; i++) {
                place += index[i] * stride;
                stride *= shape[i];
            }
            columnMajor[place] = element;
            advance(index, shape);
        }
        return new ObjectArray(shape, java.util.Arrays.asList(columnMajor));
    }

    private static void advance(int[] index, int[] shape) {
        for (int i = index.length - 1; i >= 0 && ++index[i] == shape[i]; i--) {
            index[i] = 0;
        }
    }
}
