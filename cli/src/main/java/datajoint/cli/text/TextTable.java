package datajoint.cli.text;

import datajoint.codec.array.NdArray;
import datajoint.model.Heading;
import datajoint.row.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in columns that line up. Key attributes have a star. Long results are printed a page at a time. */
public final class TextTable {
    private static final int WIDEST = 40;
    private static final int PAGE = 1_000;

    private final List<String> names;
    private final List<String> titles;

    public TextTable(Heading heading) {
        this.names = heading.names();
        this.titles = heading.attributes().stream()
                .map(attribute -> (attribute.inKey() ? "*" : "") + attribute.name())
                .toList();
    }

    public void print(Iterator<Row> rows, PrintWriter out) {
        List<List<String>> page = new ArrayList<>();
        long count = 0;
        int[] widths = new int[names.size()];
        boolean first = true;
        while (rows.hasNext() || first) {
            page.clear();
            while (rows.hasNext() && page.size() < PAGE) {
                Row row = rows.next();
                page.add(names.stream().map(name -> cell(row.value(name))).toList());
            }
            count += page.size();
            if (first) {
                measure(titles, widths);
                page.forEach(line -> measure(line, widths));
                out.println(line(titles, widths));
                out.println(rule(widths));
                first = false;
            }
            page.forEach(line -> out.println(line(line, widths)));
        }
        out.printf("(%,d %s)%n", count, count == 1 ? "row" : "rows");
    }

    private static String cell(@Nullable Object value) {
        String text = value == null
                ? "NULL"
                : value instanceof byte[] bytes
                        ? "<%,d bytes>".formatted(bytes.length)
                        : value instanceof NdArray array
                                ? "<" + array.dtype() + java.util.Arrays.toString(array.shape()) + ">"
                                : value.toString();
        String line = text.replaceAll("[\\r\\n\\t]+", " ");
        return line.codePointCount(0, line.length()) <= WIDEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String blanks = " ".repeat(Math.max(0, widths[i] - width(cell)));
            boolean number = cell.matches("-?[0-9][0-9.]*(E-?\\d+)?");
            line.append(i == 0 ? "" : "  ").append(number ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append("─".repeat(widths[i]));
        }
        return line.toString();
    }

    /** On a terminal: East Asian letters and pictures take two places. */
    private static int width(String text) {
        return text.codePoints()
                .map(letter -> Character.getType(letter) == Character.NON_SPACING_MARK ? 0 : isWide(letter) ? 2 : 1)
                .sum();
    }

    private static boolean isWide(int letter) {
        return (letter >= 0x1100 && letter <= 0x115f)
                || (letter >= 0x2e80 && letter <= 0xa4cf)
                || (letter >= 0xac00 && letter <= 0xd7a3)
                || (letter >= 0xf900 && letter <= 0xfaff)
                || (letter >= 0xff00 && letter <= 0xff60)
                || (letter >= 0x1f300 && letter <= 0x1faff);
    }
}
