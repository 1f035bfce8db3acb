package datajoint.cli.text;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import datajoint.model.DataException;
import datajoint.row.Row;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header. An empty field is a missing value; quotes make it an empty text. */
public final class CsvRows implements Iterator<Row> {
    private final MappingIterator<Map<String, @Nullable String>> rows;

    public CsvRows(Reader text) throws IOException {
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
            return Row.of(row);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private DataException broken(IOException e) {
        return new DataException(
                "The CSV is broken at line %d."
                        .formatted(rows.getCurrentLocation().getLineNr()),
                "Mend the line.",
                e);
    }
}
