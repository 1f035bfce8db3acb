package datajoint.migrate.assess;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of a report.
 *
 * @param summary what it comes to, in a sentence
 * @param columns their names; those that begin with {@code #} hold numbers
 * @param rows each as long as the columns
 */
record Section(String title, String summary, List<String> columns, List<List<String>> rows) {
    Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    boolean isNumber(int column) {
        return columns.get(column).startsWith("#");
    }

    String name(int column) {
        return isNumber(column) ? columns.get(column).substring(1) : columns.get(column);
    }

    /** Without the columns that say nothing or 0 in every row. */
    Section withoutZeros() {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(i -> !isNumber(i)
                        || rows.stream().anyMatch(row -> !row.get(i).equals("0")))
                .boxed()
                .toList();
        return new Section(
                title,
                summary,
                kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }
}
