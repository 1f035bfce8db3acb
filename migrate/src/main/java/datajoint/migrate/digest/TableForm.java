package datajoint.migrate.digest;

import datajoint.backend.Dialect;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.migrate.plan.PlannedTable;
import java.util.List;

/** How the rows of a table are written: what both sides of a comparison have in common. */
public record TableForm(PrimaryKey key, List<FormColumn> columns) {
    private static final long MOST_BYTES = 4L << 20;
    private static final long MOST_ROWS = 50_000;

    public TableForm {
        columns = List.copyOf(columns);
    }

    /** All columns but the pointers, which change. */
    public static TableForm of(PlannedTable table, Dialect dialect) {
        return new TableForm(
                PrimaryKey.of(table, dialect),
                table.columns().stream()
                        .filter(column -> !column.isPointer())
                        .map(FormColumn::of)
                        .toList());
    }

    /** All columns of a table as the catalogue tells them, to compare it with a copy of itself. */
    public static TableForm of(LegacyTable table, Dialect dialect) {
        return new TableForm(
                PrimaryKey.of(table, dialect),
                table.columns().stream()
                        .map(column -> new FormColumn(column.name(), ValueForm.of(column.sqlType())))
                        .toList());
    }

    /** How many rows are digested at once: all their forms have to fit into the memory of a server. */
    public long rowsPerRange() {
        long width = columns.stream().mapToLong(column -> column.form().width()).sum() + columns.size();
        return Math.max(100, Math.min(MOST_ROWS, MOST_BYTES / Math.max(1, width)));
    }

    /** A row as one text; values of a key are never NULL. */
    String rowSql(Dialect dialect) {
        List<String> forms = columns.stream()
                .map(column -> {
                    String name = dialect.quote(column.name());
                    return key.holds(name)
                            ? column.form().bareSql(name)
                            : column.form().sql(name);
                })
                .toList();
        return String.join(",'|',", forms);
    }
}
