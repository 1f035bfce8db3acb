package datajoint.insert;

import datajoint.codec.array.NdArray;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** About how much memory the large values of a row take. */
final class Weight {
    private static final int BYTES_OF_AN_ELEMENT = 8;

    private Weight() {}

    static long of(@Nullable Object[] cells) {
        long bytes = 0;
        for (Object cell : cells) {
            if (cell instanceof NdArray array) {
                bytes += (long) array.size() * array.dtype().bytes();
            } else if (cell instanceof byte[] content) {
                bytes += content.length;
            } else if (cell != null && cell.getClass().isArray()) {
                bytes += elements(cell) * BYTES_OF_AN_ELEMENT;
            }
        }
        return bytes;
    }

    private static long elements(Object array) {
        int length = Array.getLength(array);
        boolean nested = array.getClass().getComponentType().isArray() && length > 0;
        Object first = nested ? Array.get(array, 0) : null;
        return first == null ? length : length * elements(first);
    }
}
