package datajoint.migrate.digest;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Servers;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The primary key of a table as what its rows are cut into ranges by; the names and their forms are in step. */
public final class PrimaryKey {
    private final List<String> columns;
    private final List<KeyForm> forms;

    private PrimaryKey(List<String> quoted, List<KeyForm> forms) {
        this.columns = List.copyOf(quoted);
        this.forms = List.copyOf(forms);
    }

    /** Empty for a table without one. */
    public static PrimaryKey of(PlannedTable table, Dialect dialect) {
        return over(table, table.primaryKey(), dialect);
    }

    /** Other columns, by which rows are found as if they were the key. */
    public static PrimaryKey over(PlannedTable table, List<String> columns, Dialect dialect) {
        List<KeyForm> forms = new ArrayList<>();
        for (String name : columns) {
            forms.add(table.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .map(column -> KeyForm.of(column.legacyType()))
                    .orElseThrow(() -> new IllegalArgumentException(table.legacy() + " has no column " + name)));
        }
        return new PrimaryKey(columns.stream().map(dialect::quote).toList(), forms);
    }

    /** The key of a table as the catalogue tells it. */
    public static PrimaryKey of(LegacyTable table, Dialect dialect) {
        List<KeyForm> forms = new ArrayList<>();
        for (String name : table.primaryKey()) {
            forms.add(KeyForm.of(table.column(name)
                    .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no column " + name))
                    .sqlType()));
        }
        return new PrimaryKey(table.primaryKey().stream().map(dialect::quote).toList(), forms);
    }

    /** The same columns as those of a table that a statement calls by another name. */
    public PrimaryKey of(String alias) {
        return new PrimaryKey(
                columns.stream().map(column -> alias + "." + column).toList(), forms);
    }

    /** False if two servers may sort text otherwise, so that a range does not hold the same rows on both. */
    public boolean isOrderedAlike(Servers servers) {
        boolean isSameKind = servers.source()
                .backend()
                .product()
                .substring(0, 5)
                .equals(servers.target().backend().product().substring(0, 5));
        return isSameKind || !forms.contains(KeyForm.TEXT);
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    boolean holds(String quoted) {
        return columns.contains(quoted);
    }

    public int size() {
        return columns.size();
    }

    /** What to select to get the key as text, each column on its own. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(forms.get(i).sql(columns.get(i)));
        }
        return texts;
    }

    /** The columns in their order, quoted. */
    public String list() {
        return String.join(", ", columns);
    }

    /** The condition for a range, with a place for each value that {@link #bind} binds; {@code TRUE} for all rows. */
    public String condition(KeyRange range) {
        List<String> parts = new ArrayList<>();
        if (!range.after().isEmpty()) {
            parts.add(columns.get(0) + " >= ?");
            parts.add(side(">", ">"));
        }
        if (!range.upTo().isEmpty()) {
            parts.add(columns.get(0) + " <= ?");
            parts.add(side("<", "<="));
        }
        return parts.isEmpty() ? "TRUE" : String.join(" AND ", parts);
    }

    /** {@code a > ? OR (a = ? AND b > ?)}: servers find such rows by the index, and not those of {@code (a, b) > (?, ?)}. */
    private String side(String sign, String last) {
        List<String> ways = new ArrayList<>();
        for (int end = 0; end < columns.size(); end++) {
            StringBuilder way = new StringBuilder("(");
            for (int i = 0; i < end; i++) {
                way.append(columns.get(i)).append(" = ? AND ");
            }
            String compared = end == columns.size() - 1 ? last : sign;
            ways.add(way.append(columns.get(end))
                    .append(' ')
                    .append(compared)
                    .append(" ?)")
                    .toString());
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    /** Binds the values of a range, the first at {@code place}; gives the place after the last. */
    public int bind(PreparedStatement statement, int place, KeyRange range) throws SQLException {
        return bindSide(statement, bindSide(statement, place, range.after()), range.upTo());
    }

    /** The condition for one row; {@link #bindRow} binds its values. */
    public String conditionOfRow() {
        return String.join(" = ? AND ", columns) + " = ?";
    }

    /** The condition for some rows, one after the other bound by {@link #bindRow}. */
    public String conditionOfRows(int rows) {
        // Not (a, b) IN (...): servers compare enums and dates with numbers otherwise there.
        return "((" + String.join(") OR (", Collections.nCopies(rows, conditionOfRow())) + "))";
    }

    /** Binds the values of a key, the first at {@code place}. */
    public void bindRow(PreparedStatement statement, int place, List<String> key) throws SQLException {
        for (int i = 0; i < key.size(); i++) {
            forms.get(i).bind(statement, place + i, key.get(i));
        }
    }

    private int bindSide(PreparedStatement statement, int place, List<String> key) throws SQLException {
        int next = place;
        if (key.isEmpty()) {
            return next;
        }
        forms.get(0).bind(statement, next++, key.get(0));
        for (int end = 0; end < key.size(); end++) {
            for (int i = 0; i <= end; i++) {
                forms.get(i).bind(statement, next++, key.get(i));
            }
        }
        return next;
    }
}
