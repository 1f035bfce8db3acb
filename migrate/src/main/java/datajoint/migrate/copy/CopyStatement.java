package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import datajoint.migrate.plan.PlanOptions.Orphans;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** The statement that copies the rows of a range within one server: columns by name, values as they are. */
final class CopyStatement {
    private final PlannedTable table;
    private final Dialect dialect;
    private final PrimaryKey key;
    private final String condition;

    /** @param shadows from a legacy table to its shadow */
    CopyStatement(PlannedTable table, Dialect dialect, Orphans orphans, UnaryOperator<TableName> shadows) {
        this.table = table;
        this.dialect = dialect;
        this.key = PrimaryKey.of(table, dialect);
        this.condition = orphans == Orphans.LEAVE_OUT ? withParents(shadows) : "";
    }

    String sql(KeyRange range) {
        return "INSERT INTO " + dialect.quote(table.shadow()) + " (" + columns() + ")\nSELECT " + values() + "\nFROM "
                + dialect.quote(table.legacy()) + " AS own WHERE " + key.condition(range) + condition;
    }

    /** Gives the number of rows. */
    long run(Connection connection, KeyRange range) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql(range))) {
            key.bind(insert, 1, range);
            return insert.executeLargeUpdate();
        }
    }

    /** The condition for legacy rows that are copied, in which the table is called {@code own}. */
    String only() {
        return "TRUE" + condition;
    }

    private String columns() {
        return table.copied().stream()
                .map(column -> dialect.quote(column.name()))
                .collect(joining(", "));
    }

    private String values() {
        return table.copied().stream().map(this::value).collect(joining(", "));
    }

    /** Pointers wait for the next step behind a word of their own, which no reader of 2.0 takes for an object. */
    private String value(PlannedColumn column) {
        String name = "own." + dialect.quote(column.name());
        if (!(column.transfer() instanceof Transfer.Pointer pointer)) {
            return name;
        }
        String value = pointer.kind() == PointerKind.EXTERNAL ? name : "LOWER(HEX(" + name + "))";
        return "IF(" + name + " IS NULL, NULL, JSON_OBJECT('legacy', " + value + "))";
    }

    private String withParents(UnaryOperator<TableName> shadows) {
        StringBuilder all = new StringBuilder();
        for (PlannedKey foreign : table.foreignKeys()) {
            if (!foreign.parent().equals(table.legacy())) {
                all.append(" AND (").append(ForeignKeySql.anyNull(foreign, "own", dialect));
                all.append(" OR EXISTS (SELECT 1 FROM ").append(dialect.quote(shadows.apply(foreign.parent())));
                all.append(" AS parent WHERE ").append(ForeignKeySql.equal(foreign, "own", "parent", dialect));
                all.append("))");
            }
        }
        return all.toString();
    }
}
