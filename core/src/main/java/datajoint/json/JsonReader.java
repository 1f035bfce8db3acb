package datajoint.json;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.codec.array.Complex;
import datajoint.codec.array.NdArray;
import datajoint.codec.array.RecordArray;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Bytes;
import datajoint.codec.blob.MatlabCell;
import datajoint.codec.blob.MatlabSparse;
import datajoint.codec.blob.MatlabStruct;
import datajoint.codec.blob.PythonDecimal;
import datajoint.codec.blob.PythonNone;
import datajoint.codec.blob.Tuple;
import datajoint.model.DataException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON to values. */
final class JsonReader {
    @Nullable
    Object read(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isIntegralNumber()) {
            return json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return json.isArray() ? items(json) : object(json);
    }

    private Object object(JsonNode json) {
        String tag = json.isEmpty() ? "" : json.fieldNames().next();
        if (!tag.startsWith("$")) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), read(entry.getValue())));
            return map;
        }
        try {
            return tagged(tag, json.get(tag), json);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new DataException(
                    "The value of %s is broken: %s.".formatted(tag, e.getMessage()), "docs/values.md has the form.", e);
        }
    }

    private Object tagged(String tag, JsonNode inside, JsonNode whole) {
        return switch (tag) {
            case "$object" ->
                throw new DataException(
                        "A reference to an object cannot be inserted from JSON: %s.".formatted(inside),
                        "Give the file itself: {\"$path\": \"/data/scan.tif\"}.");
            case "$path" -> Path.of(inside.asText());
            case "$bytes" -> new Bytes(Base64.getDecoder().decode(inside.asText()));
            case "$array" -> ArrayForm.read(inside.asText(), whole, this);
            case "$complex" -> new Complex(fraction(inside.path(0)), fraction(inside.path(1)));
            case "$set" -> new LinkedHashSet<>(items(inside));
            case "$tuple" -> new Tuple(items(inside));
            case "$map" -> map(inside);
            case "$float" -> Double.valueOf(inside.asText());
            case "$decimal" -> decimal(inside.asText());
            case "$uuid" -> UUID.fromString(inside.asText());
            case "$date" -> LocalDate.parse(inside.asText());
            case "$datetime" -> LocalDateTime.parse(inside.asText().replace(' ', 'T'));
            case "$time" -> LocalTime.parse(inside.asText());
            case "$duration" -> Duration.parse(inside.asText());
            case "$none" -> PythonNone.NONE;
            case "$attachment" ->
                new Attachment(
                        inside.asText(),
                        Base64.getDecoder().decode(whole.path("data").asText()));
            default -> structured(tag, inside, whole);
        };
    }

    private Object structured(String tag, JsonNode inside, JsonNode whole) {
        switch (tag) {
            case "$records" -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                inside.properties().forEach(entry -> fields.put(entry.getKey(), required(entry.getValue())));
                return new RecordArray(fields);
            }
            case "$cell" -> {
                return new MatlabCell(RowMajor.array(ArrayForm.shape(inside), items(whole.path("data"))));
            }
            case "$struct" -> {
                List<String> names = new ArrayList<>();
                whole.path("names").forEach(name -> names.add(name.asText()));
                List<List<@Nullable Object>> structs = new ArrayList<>();
                whole.path("columnMajorData").forEach(one -> structs.add(items(one)));
                return new MatlabStruct(ArrayForm.shape(inside), names, structs);
            }
            case "$sparse" -> {
                return new MatlabSparse(
                        inside.path(0).asLong(),
                        inside.path(1).asLong(),
                        (NdArray) required(whole.path("columnStarts")),
                        (NdArray) required(whole.path("rowIndices")),
                        (NdArray) required(whole.path("values")));
            }
            default ->
                throw new DataException(
                        "'%s' is the name of no JSON form.".formatted(tag),
                        "A map whose keys begin with a dollar sign is written {\"$map\": [[key, value], ...]}.");
        }
    }

    private Object required(JsonNode json) {
        Object value = read(json);
        if (value == null) {
            throw new IllegalArgumentException("an array is missing");
        }
        return value;
    }

    private Map<@Nullable Object, @Nullable Object> map(JsonNode entries) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(read(entry.path(0)), read(entry.path(1))));
        return map;
    }

    private List<@Nullable Object> items(JsonNode array) {
        List<@Nullable Object> items = new ArrayList<>();
        array.forEach(item -> items.add(read(item)));
        return items;
    }

    static double fraction(JsonNode json) {
        if (json.isTextual()) {
            return Double.parseDouble(json.textValue());
        }
        return json.isObject() ? Double.parseDouble(json.path("$float").asText()) : json.asDouble();
    }

    private static Object decimal(String text) {
        return text.matches("-?(s?NaN\\d*|Inf(inity)?|0+(\\.0*)?([eE].*)?)")
                        && (text.startsWith("-") || !text.startsWith("0"))
                ? new PythonDecimal(text)
                : new BigDecimal(text);
    }
}
