package datajoint.fetch;

import static java.util.stream.Collectors.joining;

import datajoint.database.Database;
import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.query.Expression;
import datajoint.query.Top;
import datajoint.query.TopRows;
import datajoint.value.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a query as a table of text, as Python shows a query: key names starred, blobs left out. */
public final class Preview {
    private static final int ROWS = 12;
    private static final int WIDTH = 14;

    private Preview() {}

    public static String of(Database database, Expression expression) {
        Heading heading = expression.heading();
        List<String> shown = heading.attributes().stream()
                .filter(attribute -> placeholder(attribute).isEmpty())
                .map(Attribute::name)
                .toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(heading.attributes().stream()
                .map(attribute -> (attribute.inKey() ? "*" : "") + attribute.name())
                .toList());
        Fetch.of(database, new TopRows(expression, Top.of(ROWS)), shown)
                .each(values -> lines.add(cells(heading, shown, values)));
        long total = One.count(database, expression);
        return table(lines) + (total > ROWS ? "...\n" : "") + " (Total: %d)\n".formatted(total);
    }

    private static List<String> cells(Heading heading, List<String> shown, @Nullable Object[] values) {
        return heading.attributes().stream()
                .map(attribute -> {
                    int place = shown.indexOf(attribute.name());
                    return place < 0 ? placeholder(attribute) : String.valueOf(values[place]);
                })
                .toList();
    }

    /** What stands for a value that is too long to show; empty for others. */
    private static String placeholder(Attribute attribute) {
        return switch (Kind.of(attribute.type())) {
            case CODED -> "=BLOB=";
            case BYTES -> "=BYTES=";
            case JSON -> "=JSON=";
            default -> "";
        };
    }

    private static String table(List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDTH, line.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < lines.size(); row++) {
            text.append(line(lines.get(row), widths)).append('\n');
            if (row == 0) {
                text.append("-".repeat(line(lines.get(0), widths).length())).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i).replace('\n', ' ');
            String cut = cell.length() > widths[i] ? cell.substring(0, widths[i] - 1) + "…" : cell;
            padded.add(cut + " ".repeat(widths[i] - cut.length()));
        }
        return padded.stream().collect(joining("  ")).stripTrailing();
    }
}
