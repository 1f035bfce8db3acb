package datajoint.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datajoint.json.JsonRows;
import datajoint.model.Heading;
import datajoint.row.Row;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;

/** How rows are printed. All but the table print them as they come. */
public enum RowFormat {
    TABLE {
        @Override
        public void print(Heading heading, Iterator<Row> rows, PrintWriter out) {
            new TextTable(heading).print(rows, out);
        }
    },
    JSON {
        @Override
        public void print(Heading heading, Iterator<Row> rows, PrintWriter out) {
            JsonRows json = new JsonRows(heading);
            String before = "[\n  ";
            while (rows.hasNext()) {
                out.print(before + text(json.write(rows.next())));
                before = ",\n  ";
            }
            out.println(before.startsWith("[") ? "[]" : "\n]");
        }
    },
    JSONL {
        @Override
        public void print(Heading heading, Iterator<Row> rows, PrintWriter out) {
            JsonRows json = new JsonRows(heading);
            while (rows.hasNext()) {
                out.println(text(json.write(rows.next())));
            }
        }
    },
    CSV {
        @Override
        public void print(Heading heading, Iterator<Row> rows, PrintWriter out) {
            JsonRows json = new JsonRows(heading);
            List<String> names = heading.names();
            out.println(String.join(",", names));
            while (rows.hasNext()) {
                JsonNode row = json.write(rows.next());
                out.println(String.join(
                        ",", names.stream().map(name -> field(row.get(name))).toList()));
            }
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public abstract void print(Heading heading, Iterator<Row> rows, PrintWriter out);

    private static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree could not be written.", e);
        }
    }

    /** A missing value is an empty field, an empty text is a pair of quotes. */
    private static String field(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        String text = value.isTextual() ? value.textValue() : text(value);
        boolean plain = !text.isEmpty() && !text.matches("(?s).*[\",\\n\\r].*|\\s.*|.*\\s");
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
