package datajoint.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.codec.array.Complex;
import datajoint.codec.array.DType;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.ObjectArray;
import datajoint.codec.array.RecordArray;
import datajoint.codec.blob.Bytes;
import datajoint.codec.blob.MatlabCell;
import datajoint.codec.blob.MatlabStruct;
import datajoint.codec.blob.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Values in the JSON that describes what 0.14.6 fetched; numbers as Java writes them. */
public final class LegacyForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_BYTES = 64;
    private static final BigInteger LARGEST = BigInteger.TWO.pow(53);

    private LegacyForm() {}

    public static JsonNode of(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof NdArray array) {
            return array.dimensions() == 0 ? numpyScalar(array) : array(array);
        }
        if (value instanceof ObjectArray array) {
            ObjectNode node = JSON.objectNode().put("dtype", "object");
            node.set("shape", numbers(array.shape()));
            return tagged("$ndarray", node.set("data", list(array.elements())));
        }
        if (value instanceof RecordArray records) {
            ArrayNode fields = JSON.arrayNode();
            records.fields()
                    .forEach((name, field) ->
                            fields.add(JSON.arrayNode().add(name).add(of(field))));
            ObjectNode node = JSON.objectNode();
            node.set("shape", fields.path(0).path(1).path("$ndarray").path("shape"));
            return tagged("$recarray", node.set("fields", fields));
        }
        if (value instanceof MatlabCell cell) {
            ObjectNode node = JSON.objectNode();
            node.set("shape", numbers(cell.cells().shape()));
            return tagged("$matcell", node.set("data", list(cell.cells().elements())));
        }
        if (value instanceof MatlabStruct struct) {
            return struct(struct);
        }
        return value instanceof Number || value instanceof Complex ? number(value) : plain(value);
    }

    private static JsonNode plain(Object value) {
        if (value instanceof Tuple tuple) {
            return tagged("$tuple", list(tuple.items()));
        }
        if (value instanceof List<?> items) {
            return tagged("$list", list(items));
        }
        if (value instanceof Set<?> items) {
            return tagged("$set", list(items));
        }
        if (value instanceof Map<?, ?> map) {
            ArrayNode entries = JSON.arrayNode();
            map.forEach((key, item) -> entries.add(JSON.arrayNode().add(of(key)).add(of(item))));
            return tagged("$dict", entries);
        }
        if (value instanceof Bytes bytes) {
            byte[] content = bytes.content();
            return content.length <= MOST_BYTES
                    ? tagged("$bytes", text(HexFormat.of().formatHex(content)))
                    : JSON.objectNode()
                            .put("$bytes_sha256", sha256(ByteBuffer.wrap(content)))
                            .put("size", content.length);
        }
        if (value instanceof UUID) {
            return tagged("$uuid", text(value));
        }
        if (value instanceof LocalDate) {
            return tagged("$date", text(value));
        }
        if (value instanceof LocalDateTime) {
            return tagged("$datetime", text(value.toString().replace('T', ' ')));
        }
        if (value instanceof LocalTime time) {
            return tagged("$time", text(time.toString() + (time.getSecond() == 0 && time.getNano() == 0 ? ":00" : "")));
        }
        return value instanceof Boolean truth ? JSON.booleanNode(truth) : text(value);
    }

    private static JsonNode number(Object value) {
        if (value instanceof BigDecimal) {
            return tagged("$decimal", text(value));
        }
        if (value instanceof Double || value instanceof Float) {
            return tagged("$float", text(value));
        }
        if (value instanceof Complex complex) {
            return tagged("$complex", pair(complex));
        }
        BigInteger whole = new BigInteger(value.toString());
        return whole.abs().compareTo(LARGEST) < 0 ? JSON.numberNode(whole.longValue()) : tagged("$int", text(whole));
    }

    private static JsonNode numpyScalar(NdArray array) {
        // 0.14.6 wrote numpy's truth value as Python's
        return array.dtype().kind() == DType.Kind.BOOL
                ? of(array.at())
                : JSON.objectNode().put("$np", array.dtype().code()).set("v", of(array.at()));
    }

    private static JsonNode array(NdArray array) {
        if (array.dtype().kind() == DType.Kind.CHAR) {
            return characters(array);
        }
        ObjectNode node = JSON.objectNode().put("dtype", array.dtype().code());
        node.set("shape", numbers(array.shape()));
        NdArray line = NdArray.rowMajor(array.dtype(), new int[] {array.size()}, array.rowMajorBytes());
        ArrayNode data = JSON.arrayNode();
        for (int i = 0; i < (array.size() > MOST_BYTES ? 4 : array.size()); i++) {
            data.add(element(line, i));
        }
        if (array.size() > MOST_BYTES) {
            node.put("sha256", sha256(array.rowMajorBytes()));
        }
        node.set(array.size() > MOST_BYTES ? "head" : "data", data);
        return tagged("$ndarray", node);
    }

    /** Python joins the characters of a row to one text. */
    private static JsonNode characters(NdArray array) {
        String text = array.rowMajorBytes().asCharBuffer().toString();
        ObjectNode node = JSON.objectNode().put("dtype", "<U" + text.length());
        node.set("shape", JSON.arrayNode().add(1));
        return tagged("$ndarray", node.set("data", JSON.arrayNode().add(text)));
    }

    private static JsonNode element(NdArray line, int place) {
        Object value = line.at(place);
        return switch (line.dtype().kind()) {
            case FLOAT -> text(value);
            case COMPLEX -> pair((Complex) value);
            case DATETIME ->
                text(
                        ((Long) value) == Long.MIN_VALUE
                                ? "NaT"
                                : moment((Long) value, line.dtype().unit()));
            default -> of(value);
        };
    }

    private static String moment(long count, String unit) {
        if (unit.equals("D")) {
            return LocalDate.ofEpochDay(count).toString();
        }
        long perSecond = unit.equals("ns") ? 1_000_000_000 : 1_000_000;
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                Math.floorDiv(count, perSecond),
                (int) (Math.floorMod(count, perSecond) * (1_000_000_000 / perSecond)),
                java.time.ZoneOffset.UTC);
        return moment.toString();
    }

    private static JsonNode struct(MatlabStruct struct) {
        ArrayNode fields = JSON.arrayNode();
        for (int i = 0; i < struct.names().size(); i++) {
            int field = i;
            fields.add(JSON.arrayNode()
                    .add(struct.names().get(i))
                    .add(list(
                            struct.structs().stream().map(one -> one.get(field)).toList())));
        }
        ObjectNode node = JSON.objectNode();
        node.set("shape", numbers(struct.shape()));
        return tagged("$matstruct", node.set("fields", fields));
    }

    private static ArrayNode pair(Complex complex) {
        return JSON.arrayNode().add(text(complex.real())).add(text(complex.imaginary()));
    }

    private static ArrayNode list(Iterable<?> items) {
        ArrayNode node = JSON.arrayNode();
        items.forEach(item -> node.add(of(item)));
        return node;
    }

    private static ArrayNode numbers(int[] numbers) {
        ArrayNode node = JSON.arrayNode();
        Arrays.stream(numbers).forEach(node::add);
        return node;
    }

    private static JsonNode text(Object value) {
        Function<String, String> asPython = text -> switch (text) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> text;
        };
        return JSON.textNode(value instanceof Number ? asPython.apply(value.toString()) : value.toString());
    }

    private static JsonNode tagged(String tag, JsonNode value) {
        return JSON.objectNode().set(tag, value);
    }

    public static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
