package datajoint.migrate.assess;

import java.util.List;

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
}
