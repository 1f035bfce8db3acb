package datajoint.migrate.copy;

import datajoint.migrate.plan.PlannedColumn;
import datajoint.migrate.plan.PlannedTable;
import datajoint.migrate.plan.PointerKind;
import datajoint.migrate.plan.Transfer;
import datajoint.migrate.step.Context;
import java.sql.Connection;
import java.sql.SQLException;

/** Brings rows of a legacy table into its shadow: columns by name, values as they are, pointers as placeholders. */
interface Transport {

    static Transport of(Context context, PlannedTable table) {
        return context.servers().isOne()
                ? WithinServer.of(context, table)
                : new BetweenServers(context.servers(), table);
    }

    /** What it does, as SQL. */
    String sql(Rows rows);

    /**
     * Gives the number of rows.
     *
     * @param target a connection to the server of the shadow, in whose transaction the rows come
     */
    long run(Connection target, Rows rows) throws SQLException;

    /** The condition for legacy rows that are copied at all, in which the table is called {@code own}. */
    String only();

    /** Pointers wait for the next step behind a word of their own, which no reader of 2.0 takes for an object. */
    static String placeholder(PlannedColumn column, String quoted) {
        PointerKind kind = ((Transfer.Pointer) column.transfer()).kind();
        String value = kind == PointerKind.EXTERNAL ? quoted : "LOWER(HEX(" + quoted + "))";
        return "IF(" + quoted + " IS NULL, NULL, JSON_OBJECT('legacy', " + value + "))";
    }
}
