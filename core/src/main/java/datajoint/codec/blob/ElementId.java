package datajoint.codec.blob;

import datajoint.codec.array.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The numbers that stand for element types in an array. */
final class ElementId {
    static final int OBJECT = 5;
    private static final int FIRST_DATETIME = 65536;
    private static final List<String> UNITS =
            List.of("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as");
    private static final Map<Integer, DType> TYPES = Map.ofEntries(
            Map.entry(3, DType.BOOL),
            Map.entry(4, DType.CHAR),
            Map.entry(6, DType.FLOAT64),
            Map.entry(7, DType.FLOAT32),
            Map.entry(8, DType.INT8),
            Map.entry(9, DType.UINT8),
            Map.entry(10, DType.INT16),
            Map.entry(11, DType.UINT16),
            Map.entry(12, DType.INT32),
            Map.entry(13, DType.UINT32),
            Map.entry(14, DType.INT64),
            Map.entry(15, DType.UINT64));
    private static final Map<DType, Integer> IDS =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private ElementId() {}

    static Optional<DType> type(int id) {
        if (id >= FIRST_DATETIME && id < FIRST_DATETIME + UNITS.size()) {
            return Optional.of(DType.datetime64(UNITS.get(id - FIRST_DATETIME)));
        }
        return Optional.ofNullable(TYPES.get(id));
    }

    /** Of a complex type, the number of its real part; empty if there is none. */
    static Optional<Integer> of(DType type) {
        if (type.kind() == DType.Kind.DATETIME) {
            int unit = UNITS.indexOf(type.unit());
            return unit < 0 ? Optional.empty() : Optional.of(FIRST_DATETIME + unit);
        }
        if (type.kind() == DType.Kind.COMPLEX) {
            return Optional.of(type.bytes() == 8 ? 7 : 6);
        }
        return Optional.ofNullable(IDS.get(type));
    }
}
