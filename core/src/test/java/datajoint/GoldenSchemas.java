package datajoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.model.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The definitions of the golden cases, declared on a server. */
final class GoldenSchemas {
    private GoldenSchemas() {}

    static JsonNode read(String file) {
        try (InputStream in = GoldenSchemas.class.getResourceAsStream("/golden/algebra/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Declares all tables of one of the schemas, {@code university} or {@code types}, by class name. */
    static Map<String, Table<?>> declare(Schema schema, String which) {
        Map<String, Table<?>> tables = new LinkedHashMap<>();
        for (JsonNode table : read("definitions.json").get(which)) {
            String name = table.get("cls").asText();
            Tier tier = Tier.valueOf(table.get("tier").asText().toUpperCase(Locale.ROOT));
            String definition = table.get("definition").asText();
            String master = table.get("master").asText("");
            if (tier == Tier.PART) {
                tables.put(master + "." + name, schema.declarePart(master, name, definition));
            } else {
                tables.put(name, schema.declare(tier, name, definition));
            }
        }
        return tables;
    }
}
