package datajoint.codec.blob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes a value in the neutral JSON of the golden files. */
public final class NeutralValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Fractions fractions;

    private NeutralValue(Fractions fractions) {
        this.fractions = fractions;
    }

    /** How numbers that are not whole are written. */
    private interface Fractions {
        JsonNode of(double value);

        JsonNode of(float value);
    }

    /** As the golden files have it. */
    public static JsonNode of(Object value) {
        return new NeutralValue(new Fractions() {
                    @Override
                    public JsonNode of(double number) {
                        return number(number);
                    }

                    @Override
                    public JsonNode of(float number) {
                        return number(number);
                    }
                })
                .form(value);
    }

    /** The same with the bits of each number that is not whole, so that no payload of a NaN is lost. */
    static JsonNode exact(Object value) {
        return new NeutralValue(new Fractions() {
                    @Override
                    public JsonNode of(double number) {
                        return JSON.textNode("%016x".formatted(Double.doubleToRawLongBits(number)));
                    }

                    @Override
                    public JsonNode of(float number) {
                        return JSON.textNode("%08x".formatted(Float.floatToRawIntBits(number)));
                    }
                })
                .form(value);
    }

    private JsonNode form(Object value) {
        if (value == null) {
            return kind("none");
        }
        if (value instanceof NdArray array) {
            return array.dtype().kind() == DType.Kind.STRUCT ? records(array) : array(array);
        }
        if (value instanceof byte[] bytes) {
            return kind("bytes").put("hex", HexFormat.of().formatHex(bytes));
        }
        if (value instanceof ObjectArray array) {
            ObjectNode node = kind("ndarray").put("dtype", "object");
            node.set("shape", shape(array.shape()));
            node.set("values", elements(array));
            return node;
        }
        if (value instanceof RecordArray records) {
            ObjectNode node = kind("recarray");
            ArrayNode fields = JSON.arrayNode();
            records.fields()
                    .forEach((name, field) ->
                            fields.add(JSON.arrayNode().add(name).add(form(field))));
            node.set("shape", shapeOf(records));
            node.set("fields", fields);
            return node;
        }
        if (value instanceof MatlabCell cell) {
            ObjectNode node = kind("matcell");
            node.set("shape", shape(cell.cells().shape()));
            node.set("values", elements(cell.cells()));
            return node;
        }
        if (value instanceof MatlabStruct struct) {
            ObjectNode node = kind("matstruct");
            node.set("shape", shape(struct.shape()));
            ArrayNode names = JSON.arrayNode();
            struct.names().forEach(names::add);
            node.set("names", names);
            ArrayNode structs = JSON.arrayNode();
            struct.structs().forEach(one -> structs.add(items(one)));
            node.set("values", structs);
            return node;
        }
        if (value instanceof MatlabSparse sparse) {
            ObjectNode node =
                    kind("matsparse").put("dtype", sparse.values().dtype().name());
            node.set("shape", JSON.arrayNode().add(sparse.rows()).add(sparse.columns()));
            ArrayNode jc = JSON.arrayNode();
            Arrays.stream(sparse.columnStarts().toLongs()).forEach(jc::add);
            ArrayNode ir = JSON.arrayNode();
            Arrays.stream(sparse.rowIndices().toLongs()).forEach(ir::add);
            node.set("jc", jc);
            node.set("ir", ir);
            node.set("values", array(sparse.values()).get("values"));
            return node;
        }
        return plain(value);
    }

    private JsonNode plain(Object value) {
        if (value instanceof Tuple tuple) {
            return kind("tuple").set("items", items(tuple.items()));
        }
        if (value instanceof List<?> list) {
            return kind("list").set("items", items(list));
        }
        if (value instanceof Set<?> set) {
            return kind("set").set("items", items(set));
        }
        if (value instanceof Map<?, ?> map) {
            ArrayNode entries = JSON.arrayNode();
            map.forEach(
                    (key, item) -> entries.add(JSON.arrayNode().add(form(key)).add(form(item))));
            return kind("dict").set("items", entries);
        }
        if (value instanceof String text) {
            return kind("string").put("value", text);
        }
        if (value instanceof Bytes bytes) {
            return kind("bytes").put("hex", HexFormat.of().formatHex(bytes.content()));
        }
        if (value instanceof Boolean truth) {
            return kind("bool").put("value", truth);
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return kind("int").put("value", value.toString());
        }
        if (value instanceof Double number) {
            return kind("float").set("value", fractions.of(number));
        }
        if (value instanceof Complex complex) {
            return kind("complex")
                    .set(
                            "value",
                            JSON.arrayNode().add(fractions.of(complex.real())).add(fractions.of(complex.imaginary())));
        }
        if (value instanceof BigDecimal || value instanceof PythonDecimal) {
            return kind("decimal").put("value", value instanceof PythonDecimal d ? d.text() : value.toString());
        }
        return moment(value);
    }

    private static JsonNode moment(Object value) {
        if (value instanceof UUID) {
            return kind("uuid").put("value", value.toString());
        }
        if (value instanceof LocalDate) {
            return kind("date").put("value", value.toString());
        }
        if (value instanceof LocalTime time) {
            return kind("time").put("value", time.format(format("HH:mm:ss", time.getNano())));
        }
        if (value instanceof LocalDateTime moment) {
            return kind("datetime").put("value", moment.format(format("uuuu-MM-dd'T'HH:mm:ss", moment.getNano())));
        }
        throw new AssertionError("no neutral form of " + value.getClass());
    }

    private static DateTimeFormatter format(String pattern, int nanos) {
        return DateTimeFormatter.ofPattern(nanos == 0 ? pattern : pattern + ".SSSSSS");
    }

    private JsonNode records(NdArray array) {
        ArrayNode fields = JSON.arrayNode();
        array.dtype()
                .fields()
                .forEach(field -> fields.add(JSON.arrayNode().add(field.name()).add(form(array.field(field.name())))));
        ObjectNode node = kind("recarray");
        node.set("shape", shape(array.shape()));
        return node.set("fields", fields);
    }

    /** Texts of any length are {@code str}; the order of the bytes does not count. */
    private static String name(DType dtype) {
        return dtype.kind() == DType.Kind.TEXT ? "str" : dtype.littleEndian().name();
    }

    private JsonNode array(NdArray array) {
        ObjectNode node = kind("ndarray").put("dtype", name(array.dtype()));
        node.set("shape", shape(array.shape()));
        boolean complex = array.dtype().kind() == DType.Kind.COMPLEX;
        return node.set("values", complex ? pairs(array.littleEndian()) : elements(array));
    }

    private ArrayNode elements(NdArray array) {
        ArrayNode values = JSON.arrayNode();
        NdArray line = NdArray.rowMajor(array.dtype(), new int[] {array.size()}, array.rowMajorBytes());
        for (int i = 0; i < line.size(); i++) {
            values.add(element(line.dtype(), line.at(i)));
        }
        return values;
    }

    /** Not through {@code Complex}: a signalling NaN of 32 bits has no double. */
    private ArrayNode pairs(NdArray array) {
        DType part = array.dtype().bytes() == 8 ? DType.FLOAT32 : DType.FLOAT64;
        NdArray parts = NdArray.rowMajor(part, new int[] {2 * array.size()}, array.rowMajorBytes());
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < parts.size(); i += 2) {
            values.add(JSON.arrayNode().add(element(part, parts.at(i))).add(element(part, parts.at(i + 1))));
        }
        return values;
    }

    private JsonNode element(DType dtype, Object value) {
        if (value instanceof Float number) {
            return fractions.of(number.floatValue());
        }
        if (value instanceof Double number) {
            return fractions.of(number.doubleValue());
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof byte[] bytes) {
            return JSON.textNode(HexFormat.of().formatHex(bytes));
        }
        if (dtype.bytes() == 8 || value instanceof String) {
            return JSON.textNode(value.toString());
        }
        return JSON.numberNode(((Number) value).longValue());
    }

    /** The first dimension closest in, the last one closest out. */
    private ArrayNode elements(ObjectArray array) {
        ArrayNode values = JSON.arrayNode();
        int[] shape = array.shape();
        int[] index = new int[shape.length];
        for (int i = 0; i < array.elements().size(); i++) {
            values.add(form(array.at(index)));
            for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
                index[d] = 0;
            }
        }
        return values;
    }

    private ArrayNode items(Iterable<?> items) {
        ArrayNode node = JSON.arrayNode();
        items.forEach(item -> node.add(form(item)));
        return node;
    }

    private static ArrayNode shapeOf(RecordArray records) {
        if (records.fields().isEmpty()) {
            return JSON.arrayNode();
        }
        Object first = records.fields().values().iterator().next();
        if (first instanceof NdArray array) {
            return shape(array.shape());
        }
        return first instanceof RecordArray inner ? shapeOf(inner) : shape(((ObjectArray) first).shape());
    }

    private static ArrayNode shape(int[] shape) {
        ArrayNode node = JSON.arrayNode();
        Arrays.stream(shape).forEach(node::add);
        return node;
    }

    private static JsonNode number(double value) {
        if (value == 0 && 1 / value < 0) {
            return JSON.textNode("-0.0");
        }
        if (Double.isNaN(value)) {
            return JSON.textNode("nan");
        }
        if (Double.isInfinite(value)) {
            return JSON.textNode(value > 0 ? "inf" : "-inf");
        }
        return JSON.numberNode(value);
    }

    private static ObjectNode kind(String name) {
        return JSON.objectNode().put("kind", name);
    }
}
