package datajoint.migrate.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import datajoint.model.MigrationException;
import java.util.List;

/**
 * Consecutive rows by primary key: those after one key, up to another and with it. Values are text as {@link PrimaryKey}
 * reads them; an empty list is an open end.
 *
 * @param number from 0
 */
public record KeyRange(int number, List<String> after, List<String> upTo) {
    /** All rows. */
    public static final KeyRange ALL = new KeyRange(0, List.of(), List.of());

    private static final JsonMapper JSON = new JsonMapper();

    public KeyRange {
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }

    /** The bounds as a journal keeps them. */
    public String text() {
        try {
            return JSON.writeValueAsString(List.of(after, upTo));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bug: bounds that are no JSON", e);
        }
    }

    /** @throws MigrationException if the text was not made by {@link #text} */
    public static KeyRange parse(int number, String text) {
        try {
            List<List<String>> bounds = JSON.readValue(text, new TypeReference<>() {});
            return new KeyRange(number, bounds.get(0), bounds.get(1));
        } catch (JsonProcessingException | IndexOutOfBoundsException e) {
            throw new MigrationException(
                    "The journal holds bounds of rows that cannot be read: %s.".formatted(text),
                    "Undo the step, and run it again.",
                    e);
        }
    }
}
