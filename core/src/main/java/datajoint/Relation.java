package datajoint;

import datajoint.backend.SelectRenderer;
import datajoint.backend.SqlText;
import datajoint.query.Column;
import datajoint.query.Condition;
import datajoint.query.Join;
import datajoint.query.Matching;
import datajoint.query.Order;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.Top;
import datajoint.query.TopRows;
import datajoint.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of entities: a table, or what operators make of tables. Each operator gives a new query and sends nothing; a
 * name that does not exist is an error at once, with the nearest one that does.
 */
public interface Relation extends Fetchable {

    /** The rows for which the condition holds; {@code A & c}. */
    default Query restrict(Condition condition) {
        return new Query(database(), new Restriction(expression(), condition));
    }

    /** The rows for which the SQL holds, with a value for each {@code ?}: {@code restrict("weight > ?", 20)}. */
    default Query restrict(String sql, @Nullable Object... values) {
        return restrict(Conditions.sql(sql, values));
    }

    /** The rows with these values. A null asks for no value, a collection for one of its members. */
    default Query restrict(Map<String, ? extends @Nullable Object> values) {
        return restrict(Conditions.equal(values));
    }

    /** The rows that have a match in the other relation; {@code A & B}. */
    default Query restrict(Relation other) {
        return restrict(Operands.matches(this, other, Matching.SEMANTIC));
    }

    /** The same, matched by names alone, whatever their lineage. */
    default Query restrictByName(Relation other) {
        return restrict(Operands.matches(this, other, Matching.BY_NAME));
    }

    /** Some rows by their place in an order; {@code A & dj.Top(...)}. */
    default Query restrict(Top top) {
        return new Query(database(), new TopRows(expression(), top));
    }

    /** The rows that agree with the row in all attributes that both have, of which there is at least one. */
    default Query at(Row row) {
        return restrict(Operands.common(this, row.asMap()));
    }

    /** The rows that agree with the map in all attributes that both have, of which there is at least one. */
    default Query at(Map<String, ? extends @Nullable Object> row) {
        return restrict(Operands.common(this, row));
    }

    /** The rows that agree with the record, such as a key, in all attributes that both have. */
    default Query at(Record row) {
        return restrict(Operands.common(this, Operands.values(row)));
    }

    /** The rows for which the condition does not hold; {@code A - c}. */
    default Query exclude(Condition condition) {
        return restrict(new Condition.Not(condition));
    }

    default Query exclude(String sql, @Nullable Object... values) {
        return exclude(Conditions.sql(sql, values));
    }

    default Query exclude(Map<String, ? extends @Nullable Object> values) {
        return exclude(Conditions.equal(values));
    }

    /** The rows that have no match in the other relation: all that {@code restrict(other)} leaves out. */
    default Query exclude(Relation other) {
        return exclude(Operands.matches(this, other, Matching.SEMANTIC));
    }

    default Query excludeByName(Relation other) {
        return exclude(Operands.matches(this, other, Matching.BY_NAME));
    }

    /** The rows that differ from the row in an attribute that both have. */
    default Query notAt(Row row) {
        return exclude(Operands.common(this, row.asMap()));
    }

    default Query notAt(Record row) {
        return exclude(Operands.common(this, Operands.values(row)));
    }

    /** The primary key alone; {@code A.proj()}. */
    default Query project() {
        return project(new Column[0]);
    }

    /** The primary key and these attributes. */
    default Query project(String attribute, String... more) {
        Column[] columns = new Column[more.length + 1];
        columns[0] = new Column.Keep(attribute);
        for (int i = 0; i < more.length; i++) {
            columns[i + 1] = new Column.Keep(more[i]);
        }
        return project(columns);
    }

    /** The primary key and these columns, made with {@link Columns}. */
    default Query project(Column... columns) {
        return new Query(database(), new Projection(expression(), List.of(columns)));
    }

    /** All attributes but these. */
    default Query projectAllBut(String... attributes) {
        return project(new Column.KeepAll(Arrays.asList(attributes)));
    }

    /** The pairs of rows that agree in all attributes of the same name and lineage; {@code A * B}. */
    default Query join(Relation other) {
        Operands.requireSameDatabase(this, other);
        return new Query(database(), new Join(expression(), other.expression(), Matching.SEMANTIC));
    }

    /** The same, matched by names alone, whatever their lineage. */
    default Query joinByName(Relation other) {
        Operands.requireSameDatabase(this, other);
        return new Query(database(), new Join(expression(), other.expression(), Matching.BY_NAME));
    }

    /** The first rows, by key unless told otherwise; {@code A & dj.Top(limit, order_by)}. */
    default Query top(long limit, Order... order) {
        return restrict(Top.of(limit).orderBy(order));
    }

    default Query top(Top top) {
        return restrict(top);
    }

    /** The first rows in the order that an earlier top gave; {@code A & dj.Top(limit, order_by=None)}. */
    default Query topInOrder(long limit) {
        return restrict(Top.of(limit).inOrder());
    }

    /** True if there is a row with this key, or these values. */
    default boolean contains(Record row) {
        return at(row).exists();
    }

    default boolean contains(Row row) {
        return at(row).exists();
    }

    default boolean contains(Map<String, ? extends @Nullable Object> row) {
        return at(row).exists();
    }

    /** The statement that fetches all of it, with its values. */
    default SqlText sql() {
        return SelectRenderer.render(
                expression(), expression().heading().names(), database().backend());
    }
}
