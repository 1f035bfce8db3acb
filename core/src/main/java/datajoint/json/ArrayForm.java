package datajoint.json;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code {"$array": "<f8", "shape": [2, 2], "data": [1.0, 2.0, 3.0, 4.0]}}, the last dimension closest. */
final class ArrayForm {
    private static final Pattern CODE = Pattern.compile("[<|]([biufc])(\\d+)|<M8\\[(\\w+)\\]|<char");

    private ArrayForm() {}

    static Object read(String code, JsonNode json, JsonReader values) {
        int[] shape = shape(json.path("shape"));
        JsonNode data = json.path("data");
        long size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        if (size != data.size()) {
            throw new DataException(
                    "An array of shape %s has %d elements, not %d.".formatted(json.path("shape"), size, data.size()),
                    "Give as many elements as the shape says.");
        }
        if (code.equals("|O")) {
            List<@Nullable Object> elements = new ArrayList<>();
            data.forEach(element -> elements.add(values.read(element)));
            return RowMajor.array(shape, elements);
        }
        DType dtype = dtype(code);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(data.size(), dtype.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.forEach(element -> put(bytes, dtype, element));
        return NdArray.rowMajor(dtype, shape, bytes.flip());
    }

    static int[] shape(JsonNode json) {
        int[] shape = new int[json.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = json.get(i).asInt(-1);
            if (shape[i] < 0) {
                throw new IllegalArgumentException("the shape is " + json);
            }
        }
        return shape;
    }

    private static DType dtype(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new DataException(
                    "'%s' is no type of array elements.".formatted(code),
                    "Write |b1, <i4, <u8, <f8, <c16, <M8[ns] or |O.");
        }
        if (matcher.group(3) != null) {
            return DType.datetime64(matcher.group(3));
        }
        if (matcher.group(1) == null) {
            return DType.CHAR;
        }
        int bytes = Integer.parseInt(matcher.group(2));
        return switch (matcher.group(1)) {
            case "b" -> DType.BOOL;
            case "i" -> new DType(DType.Kind.INT, bytes, "");
            case "u" -> new DType(DType.Kind.UINT, bytes, "");
            case "f" -> new DType(DType.Kind.FLOAT, bytes, "");
            default -> new DType(DType.Kind.COMPLEX, bytes, "");
        };
    }

    private static void put(ByteBuffer bytes, DType dtype, JsonNode element) {
        switch (dtype.kind()) {
            case BOOL -> bytes.put((byte) (element.asBoolean() ? 1 : 0));
            case BYTES, TEXT, VOID, STRUCT, TIMEDELTA ->
                throw new DataException(
                        "Arrays of %s have no JSON form.".formatted(dtype), "Give numbers, truth values or times.");
            case CHAR -> bytes.putChar(element.asText().charAt(0));
            case FLOAT -> fraction(bytes, dtype.bytes(), JsonReader.fraction(element));
            case COMPLEX -> {
                fraction(bytes, dtype.bytes() / 2, JsonReader.fraction(element.path(0)));
                fraction(bytes, dtype.bytes() / 2, JsonReader.fraction(element.path(1)));
            }
            default -> whole(bytes, dtype.bytes(), element.bigIntegerValue().longValue());
        }
    }

    private static void fraction(ByteBuffer bytes, int size, double value) {
        if (size == 4) {
            bytes.putFloat((float) value);
        } else {
            bytes.putDouble(value);
        }
    }

    private static void whole(ByteBuffer bytes, int size, long value) {
        switch (size) {
            case 1 -> bytes.put((byte) value);
            case 2 -> bytes.putShort((short) value);
            case 4 -> bytes.putInt((int) value);
            default -> bytes.putLong(value);
        }
    }
}
