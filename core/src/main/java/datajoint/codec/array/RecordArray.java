package datajoint.codec.array;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A structured array of numpy: an array for each field, all of the same shape.
 *
 * @param fields {@link NdArray}, {@link ObjectArray} or {@code RecordArray} by field name, in order
 */
public record RecordArray(Map<String, Object> fields) {
    public RecordArray {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
