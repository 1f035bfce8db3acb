package datajoint.arrow;

import datajoint.codec.array.DType;
import datajoint.model.DataException;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Which type of Arrow stands for which type of elements. */
final class ArrowTypes {
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "s", TimeUnit.SECOND,
            "ms", TimeUnit.MILLISECOND,
            "us", TimeUnit.MICROSECOND,
            "ns", TimeUnit.NANOSECOND);

    private ArrowTypes() {}

    static ArrowType type(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> ArrowType.Bool.INSTANCE;
            case INT, UINT -> new ArrowType.Int(8 * dtype.bytes(), dtype.kind() == DType.Kind.INT);
            case FLOAT -> new ArrowType.FloatingPoint(precision(dtype.bytes()));
            case BYTES, TEXT -> ArrowType.Utf8.INSTANCE;
            case DATETIME -> new ArrowType.Timestamp(unit(dtype), null);
            case TIMEDELTA -> new ArrowType.Duration(unit(dtype));
            default ->
                throw new DataException(
                        "Arrow has no type for %s.".formatted(dtype), "Take one field at a time, or convert it.");
        };
    }

    /** Empty if the elements have no fixed length. */
    static Optional<DType> dtype(ArrowType type) {
        if (type instanceof ArrowType.Int number) {
            DType.Kind kind = number.getIsSigned() ? DType.Kind.INT : DType.Kind.UINT;
            return Optional.of(new DType(kind, number.getBitWidth() / 8, ""));
        }
        if (type instanceof ArrowType.FloatingPoint number) {
            return Optional.of(
                    switch (number.getPrecision()) {
                        case HALF -> DType.FLOAT16;
                        case SINGLE -> DType.FLOAT32;
                        case DOUBLE -> DType.FLOAT64;
                    });
        }
        if (type instanceof ArrowType.Timestamp time) {
            return Optional.of(DType.datetime64(unit(time.getUnit())));
        }
        return type instanceof ArrowType.Duration time
                ? Optional.of(DType.timedelta64(unit(time.getUnit())))
                : Optional.empty();
    }

    private static FloatingPointPrecision precision(int bytes) {
        return switch (bytes) {
            case 2 -> FloatingPointPrecision.HALF;
            case 4 -> FloatingPointPrecision.SINGLE;
            default -> FloatingPointPrecision.DOUBLE;
        };
    }

    private static TimeUnit unit(DType dtype) {
        return Optional.ofNullable(UNITS.get(dtype.unit()))
                .orElseThrow(() -> new DataException(
                        "Arrow has no times in %s.".formatted(dtype), "Give them in s, ms, us or ns."));
    }

    private static String unit(TimeUnit wanted) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue() == wanted)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
