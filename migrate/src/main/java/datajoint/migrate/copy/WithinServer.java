package datajoint.migrate.copy;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Dialect;
import datajoint.migrate.plan.Plan;
import datajoint.migrate.plan.PlanOptions.Orphans;
import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedKey;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.step.Context;
import datajoint.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** One statement on the server that has both tables; no row leaves it. */
final class WithinServer implements Transport {
    private final PlannedTable table;
    private final Dialect dialect;
    private final String condition;

    /** @param shadows from a legacy table to its shadow */
    private WithinServer(PlannedTable table, Dialect dialect, Orphans orphans, UnaryOperator<TableName> shadows) {
        this.table = table;
        this.dialect = dialect;
        this.condition = orphans == Orphans.LEAVE_OUT ? withParents(shadows) : "";
    }

    /** A table that was not planned with others. */
    static WithinServer alone(PlannedTable table, Dialect dialect) {
        return new WithinServer(table, dialect, Orphans.KEEP, name -> name);
    }

    static WithinServer of(Context context, PlannedTable table) {
        Plan plan = context.plan();
        return new WithinServer(
                table,
                context.servers().source().backend().dialect(),
                plan.options().orphans(),
                name -> plan.table(name).map(PlannedTable::shadow).orElse(name));
    }

    @Override
    public String sql(Rows rows) {
        return "INSERT INTO " + dialect.quote(table.shadow()) + " (" + columns() + ")\nSELECT " + values() + "\nFROM "
                + dialect.quote(table.legacy()) + " AS own WHERE (" + rows.condition() + ")" + condition;
    }

    @Override
    public long run(Connection target, Rows rows) throws SQLException {
        try (PreparedStatement insert = target.prepareStatement(sql(rows))) {
            rows.binding().bind(insert, 1);
            return insert.executeLargeUpdate();
        }
    }

    @Override
    public String only() {
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

    private String value(PlannedColumn column) {
        String name = "own." + dialect.quote(column.name());
        return column.isPointer() ? Transport.placeholder(column, name) : name;
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
