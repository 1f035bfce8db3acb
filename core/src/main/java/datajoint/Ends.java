package datajoint;

import datajoint.query.Expression;
import datajoint.query.Order;
import datajoint.query.Top;
import datajoint.query.TopRows;
import datajoint.row.Row;
import java.util.Collections;
import java.util.List;

/** The first and the last rows by key. */
final class Ends {
    private Ends() {}

    static List<Row> head(Fetchable source, int limit) {
        return new Query(source.database(), first(source.expression(), Top.of(limit))).rows();
    }

    static List<Row> tail(Fetchable source, int limit) {
        Order[] backwards = source.expression().heading().primaryKey().stream()
                .map(Order::desc)
                .toArray(Order[]::new);
        Top top = Top.of(limit).orderBy(backwards);
        List<Row> rows = new Query(source.database(), first(source.expression(), top)).rows();
        Collections.reverse(rows);
        return rows;
    }

    private static Expression first(Expression source, Top top) {
        return new TopRows(source, top);
    }
}
