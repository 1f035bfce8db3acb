package datajoint.cli.text;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import datajoint.codec.blob.Bytes;
import datajoint.json.JsonForm;
import datajoint.model.DataException;
import datajoint.model.Heading;
import datajoint.row.Row;
import datajoint.value.JsonValues;
import datajoint.value.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header. An empty field is a missing value; quotes make it an empty text. */
public final class CsvRows implements Iterator<Row> {
    private final MappingIterator<Map<String, @Nullable String>> rows;

    private final Heading heading;

    /** @param heading tells which fields hold JSON: those of json, bytes and codec attributes */
    public CsvRows(Reader text, Heading heading) throws IOException {
        this.heading = heading;
        this.rows = new CsvMapper()
                .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text);
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNextValue();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public Row next() {
        try {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(rows.nextValue());
            row.replaceAll(this::value);
            return Row.of(row);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private @Nullable Object value(String name, @Nullable Object field) {
        Optional<Kind> kind = heading.find(name).map(attribute -> Kind.of(attribute.type()));
        if (!(field instanceof String text) || kind.isEmpty()) {
            return field;
        }
        return switch (kind.get()) {
            case JSON -> JsonValues.parse(text);
            case BYTES, CODED -> coded(text);
            case FLOAT, DOUBLE -> text.startsWith("{") ? coded(text) : text;
            default -> text;
        };
    }

    /** A text alone is the text itself, as it is printed. */
    private static @Nullable Object coded(String text) {
        boolean isJson = text.matches("(?s)[\\[{].*|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false");
        Object value = isJson ? JsonForm.read(JsonValues.parse(text)) : text;
        return value instanceof Bytes bytes ? bytes.content() : value;
    }

    private DataException broken(IOException e) {
        return new DataException(
                "The CSV is broken at line %d."
                        .formatted(rows.getCurrentLocation().getLineNr()),
                "Mend the line.",
                e);
    }
}
