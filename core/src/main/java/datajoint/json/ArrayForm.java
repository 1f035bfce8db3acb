package datajoint.json;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.model.DataException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code {"$array": "<f8", "shape": [2, 2], "data": [1.0, 2.0, 3.0, 4.0]}}, the last dimension closest. */
final class ArrayForm {
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
        DType dtype = DType.parse(code);
        List<Object> elements = new ArrayList<>();
        data.forEach(element -> elements.add(element(dtype, element)));
        return NdArray.of(dtype, shape, elements);
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

    /** As {@link NdArray#at} gives it. */
    private static Object element(DType dtype, JsonNode json) {
        return switch (dtype.kind()) {
            case BOOL -> json.asBoolean();
            case FLOAT -> JsonReader.fraction(json);
            case COMPLEX -> new Complex(JsonReader.fraction(json.path(0)), JsonReader.fraction(json.path(1)));
            case CHAR, BYTES, TEXT -> json.asText();
            case VOID -> Base64.getDecoder().decode(json.asText());
            case STRUCT -> struct(dtype, json);
            default -> json.isIntegralNumber() ? json.bigIntegerValue() : json.toString();
        };
    }

    private static Map<String, Object> struct(DType dtype, JsonNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (DType.Field field : dtype.fields()) {
            JsonNode value = json.path(field.name());
            if (field.shape().isEmpty()) {
                values.put(field.name(), element(field.type(), value));
            } else {
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(element(field.type(), item)));
                values.put(field.name(), items);
            }
        }
        return values;
    }
}
