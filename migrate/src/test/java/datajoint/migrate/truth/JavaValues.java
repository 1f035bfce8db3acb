package datajoint.migrate.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import datajoint.DataJoint;
import datajoint.Table;
import datajoint.codec.blob.Attachment;
import datajoint.codec.blob.Bytes;
import datajoint.codec.object.ObjectRef;
import datajoint.interop.LegacyForm;
import datajoint.model.Attribute;
import datajoint.model.DataJointException;
import datajoint.model.TableName;
import datajoint.row.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that this library fetches, in the JSON of the fixtures. */
final class JavaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final ObjectMapper PARSER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

    private JavaValues() {}

    static List<ObjectNode> rows(DataJoint dj, TableName name) {
        Table<Row> table = dj.existingSchema(name.schema()).table(name.table());
        List<ObjectNode> rows = new ArrayList<>();
        try {
            table.rows().forEach(row -> rows.add(form(row, json(table))));
            return rows;
        } catch (DataJointException e) {
            // One value cannot be read: the others can.
            rows.clear();
        }
        for (Row key : table.project().rows()) {
            ObjectNode row = form(key, Set.of());
            for (Attribute attribute : table.heading().attributes()) {
                if (!attribute.inKey()) {
                    row.set(attribute.name(), one(table, key, attribute.name()));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode one(Table<Row> table, Row key, String attribute) {
        try {
            return form(table.at(key).project(attribute).rows().get(0).value(attribute));
        } catch (DataJointException e) {
            return JSON.objectNode().put("$error", e.getMessage());
        }
    }

    private static Set<String> json(Table<Row> table) {
        return table.heading().attributes().stream()
                .filter(attribute -> attribute.type().text().equals("json"))
                .map(Attribute::name)
                .collect(Collectors.toSet());
    }

    /** @param json attributes whose values are JSON */
    private static ObjectNode form(Row row, Set<String> json) {
        ObjectNode node = JSON.objectNode();
        row.asMap()
                .forEach((name, value) -> node.set(
                        name,
                        value != null && json.contains(name) ? LegacyForm.of(parsed((JsonNode) value)) : form(value)));
        return node;
    }

    private static Object parsed(JsonNode json) {
        try {
            return PARSER.readValue(json.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json.toString(), e);
        }
    }

    private static JsonNode form(Object value) {
        if (value instanceof Attachment attachment) {
            return file(attachment.name(), attachment.content());
        }
        if (value instanceof ObjectRef file) {
            return file(file.path().substring(file.path().lastIndexOf('/') + 1), file.read());
        }
        if (value instanceof LocalDateTime time) {
            return JSON.objectNode().put("$datetime", (time.getNano() == 0 ? SECONDS : MICROS).format(time));
        }
        if (value instanceof Duration span) {
            return JSON.objectNode().put("$timedelta", text(span));
        }
        return LegacyForm.of(value instanceof byte[] bytes ? new Bytes(bytes) : value);
    }

    private static String text(Duration span) {
        Duration size = span.abs();
        long micros = size.toNanosPart() / 1000;
        return (span.isNegative() ? "-" : "")
                + size.toHours()
                + ":%02d:%02d".formatted(size.toMinutesPart(), size.toSecondsPart())
                + (micros == 0 ? "" : ".%06d".formatted(micros));
    }

    private static JsonNode file(String name, byte[] content) {
        ObjectNode file = JSON.objectNode().put("name", name).put("size", content.length);
        file.put("sha256", LegacyForm.sha256(ByteBuffer.wrap(content)));
        return JSON.objectNode().set("$file", file);
    }
}
