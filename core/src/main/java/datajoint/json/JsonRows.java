package datajoint.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.codec.blob.Bytes;
import datajoint.model.DataException;
import datajoint.model.Heading;
import datajoint.row.Row;
import datajoint.value.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON objects. Where the heading tells the type, a decimal, date or uuid is a plain text and a json attribute is
 * any JSON.
 */
public final class JsonRows {
    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactory())
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Heading heading;

    public JsonRows(Heading heading) {
        this.heading = heading;
    }

    public ObjectNode write(Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        row.asMap().forEach((name, value) -> node.set(name, write(name, value)));
        return node;
    }

    private JsonNode write(String name, @Nullable Object value) {
        JsonNode json = JsonForm.write(value);
        boolean told = heading.find(name)
                .map(attribute -> Kind.of(attribute.type()))
                .filter(kind -> kind != Kind.CODED && kind != Kind.JSON)
                .isPresent();
        // The type of the attribute says what the text is.
        return told && json.isObject() && json.size() == 1 && !json.has("$bytes") && !json.has("$float")
                ? json.elements().next()
                : json;
    }

    /** A row to insert. Names that are no attribute stay, for the insert to judge. */
    public Row read(JsonNode json) {
        if (!json.isObject()) {
            throw new DataException(
                    "A row is a JSON object, not %s.".formatted(json.getNodeType()), "Write {\"name\": value}.");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        json.properties().forEach(entry -> row.put(entry.getKey(), read(entry.getKey(), entry.getValue())));
        return Row.of(row);
    }

    private @Nullable Object read(String name, JsonNode json) {
        Optional<Kind> kind = heading.find(name).map(attribute -> Kind.of(attribute.type()));
        if (kind.filter(Kind.JSON::equals).isPresent()) {
            return json.isNull() ? null : json;
        }
        if (json.isNumber() && kind.filter(Kind.DECIMAL::equals).isPresent()) {
            return json.decimalValue();
        }
        Object value = JsonForm.read(json);
        return value instanceof Bytes bytes ? bytes.content() : value;
    }

    /** Reads an array of rows, or row after row as in JSON lines, one at a time. */
    public Iterator<Row> read(Reader text) {
        try {
            JsonParser parser = MAPPER.createParser(text);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            return new Rows(parser);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(IOException e) {
        return e instanceof JsonProcessingException broken
                ? new DataException(
                        "Line %d, column %d: %s."
                                .formatted(
                                        broken.getLocation().getLineNr(),
                                        broken.getLocation().getColumnNr(),
                                        broken.getOriginalMessage()),
                        "Mend the JSON there.",
                        e)
                : new UncheckedIOException(e);
    }

    /** Rows as the parser comes to them. */
    private final class Rows implements Iterator<Row> {
        private final JsonParser parser;

        Rows(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public boolean hasNext() {
            return parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                JsonNode json = MAPPER.readTree(parser);
                parser.nextToken();
                return JsonRows.this.read(json);
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }
}
