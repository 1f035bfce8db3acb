package datajoint.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.codec.array.Complex;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Bytes;
import datajoint.codec.blob.MatlabCell;
import datajoint.codec.blob.MatlabSparse;
import datajoint.codec.blob.MatlabStruct;
import datajoint.codec.blob.PythonDecimal;
import datajoint.codec.blob.PythonNone;
import datajoint.codec.blob.Tuple;
import datajoint.codec.npy.NpyRef;
import datajoint.codec.object.ObjectRef;
import datajoint.model.DataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values to JSON. */
final class JsonWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode write(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof JsonNode tree) {
            return tree;
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return value.getClass().isArray() ? javaArray(value) : other(value);
    }

    private JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return fraction(number);
        }
        if (number instanceof BigDecimal) {
            return tagged("$decimal", number.toString());
        }
        return number instanceof BigInteger integer ? JSON.numberNode(integer) : JSON.numberNode(number.longValue());
    }

    private static JsonNode fraction(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return tagged("$float", Double.toString(value));
        }
        return number instanceof Float single ? JSON.numberNode(single) : JSON.numberNode(value);
    }

    private JsonNode javaArray(Object array) {
        if (array instanceof byte[] bytes) {
            return tagged("$bytes", Base64.getEncoder().encodeToString(bytes));
        }
        return array instanceof Object[] items
                        && !array.getClass().getComponentType().isArray()
                ? items(Arrays.asList(items))
                : array(NdArray.of(array));
    }

    private JsonNode other(Object value) {
        if (value instanceof List<?> list) {
            return items(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof NdArray array) {
            return array(array);
        }
        if (value instanceof ObjectArray array) {
            ObjectNode node = JSON.objectNode().put("$array", "|O");
            node.set("shape", shape(array.shape()));
            node.set("data", items(RowMajor.elements(array)));
            return node;
        }
        if (value instanceof Tuple tuple) {
            return JSON.objectNode().set("$tuple", items(tuple.items()));
        }
        if (value instanceof Set<?> set) {
            return JSON.objectNode().set("$set", items(set));
        }
        if (value instanceof Bytes bytes) {
            return tagged("$bytes", Base64.getEncoder().encodeToString(bytes.content()));
        }
        return value instanceof RecordArray || value.getClass().getSimpleName().startsWith("Matlab")
                ? structured(value)
                : scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof UUID) {
            return tagged("$uuid", value.toString());
        }
        if (value instanceof LocalDate) {
            return tagged("$date", value.toString());
        }
        if (value instanceof LocalDateTime moment) {
            return tagged("$datetime", moment.toString().replace('T', ' '));
        }
        if (value instanceof LocalTime) {
            return tagged("$time", value.toString());
        }
        if (value instanceof java.time.Duration) {
            return tagged("$duration", value.toString());
        }
        if (value instanceof Complex complex) {
            ArrayNode parts = JSON.arrayNode().add(fraction(complex.real())).add(fraction(complex.imaginary()));
            return JSON.objectNode().set("$complex", parts);
        }
        if (value instanceof PythonDecimal decimal) {
            return tagged("$decimal", decimal.text());
        }
        if (value == PythonNone.NONE) {
            return JSON.objectNode().put("$none", true);
        }
        if (value instanceof Attachment file) {
            return tagged("$attachment", file.name())
                    .put("data", Base64.getEncoder().encodeToString(file.content()));
        }
        if (value instanceof ObjectRef reference) {
            return JSON.objectNode().set("$object", new JsonWriter().write(reference.metadata()));
        }
        if (value instanceof NpyRef reference) {
            return JSON.objectNode().set("$npy", new JsonWriter().write(reference.metadata()));
        }
        throw new DataException(
                "A %s has no JSON form.".formatted(value.getClass().getSimpleName()),
                "Project it away, or fetch it in Java.");
    }

    private JsonNode structured(Object value) {
        ObjectNode node = JSON.objectNode();
        if (value instanceof RecordArray records) {
            ObjectNode fields = JSON.objectNode();
            records.fields().forEach((name, field) -> fields.set(name, write(field)));
            return node.set("$records", fields);
        }
        if (value instanceof MatlabCell cell) {
            node.set("$cell", shape(cell.cells().shape()));
            return node.set("data", items(RowMajor.elements(cell.cells())));
        }
        if (value instanceof MatlabStruct struct) {
            node.set("$struct", shape(struct.shape()));
            node.set("names", items(struct.names()));
            ArrayNode structs = JSON.arrayNode();
            struct.structs().forEach(one -> structs.add(items(one)));
            return node.set("columnMajorData", structs);
        }
        MatlabSparse sparse = (MatlabSparse) value;
        node.set("$sparse", JSON.arrayNode().add(sparse.rows()).add(sparse.columns()));
        node.set("columnStarts", array(sparse.columnStarts()));
        node.set("rowIndices", array(sparse.rowIndices()));
        return node.set("values", array(sparse.values()));
    }

    private JsonNode map(Map<?, ?> map) {
        boolean plain = map.keySet().stream().allMatch(key -> key instanceof String name && !name.startsWith("$"));
        if (plain) {
            ObjectNode node = JSON.objectNode();
            map.forEach((key, item) -> node.set((String) key, write(item)));
            return node;
        }
        ArrayNode entries = JSON.arrayNode();
        map.forEach((key, item) -> entries.add(JSON.arrayNode().add(write(key)).add(write(item))));
        return JSON.objectNode().set("$map", entries);
    }

    private JsonNode array(NdArray array) {
        ObjectNode node = JSON.objectNode().put("$array", array.dtype().code());
        node.set("shape", shape(array.shape()));
        ArrayNode data = JSON.arrayNode();
        array.values().forEach(value -> data.add(element(value)));
        return node.set("data", data);
    }

    /** Without tags: the type of the array tells what a text or a pair stands for. */
    private static JsonNode element(Object value) {
        if (value instanceof Complex complex) {
            return JSON.arrayNode().add(element(complex.real())).add(element(complex.imaginary()));
        }
        if (value instanceof Double || value instanceof Float) {
            JsonNode number = fraction((Number) value);
            return number.isObject() ? number.get("$float") : number;
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof byte[] bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
        }
        if (value instanceof Map<?, ?> fields) {
            ObjectNode node = JSON.objectNode();
            fields.forEach((name, field) -> node.set((String) name, element(field)));
            return node;
        }
        if (value instanceof List<?> items) {
            ArrayNode node = JSON.arrayNode();
            items.forEach(item -> node.add(element(item)));
            return node;
        }
        return value instanceof BigInteger integer
                ? JSON.numberNode(integer)
                : JSON.numberNode(((Number) value).longValue());
    }

    private ArrayNode items(Iterable<? extends @Nullable Object> items) {
        ArrayNode node = JSON.arrayNode();
        items.forEach(item -> node.add(write(item)));
        return node;
    }

    private static ArrayNode shape(int[] shape) {
        ArrayNode node = JSON.arrayNode();
        Arrays.stream(shape).forEach(node::add);
        return node;
    }

    private static ObjectNode tagged(String tag, String text) {
        return JSON.objectNode().put(tag, text);
    }
}
