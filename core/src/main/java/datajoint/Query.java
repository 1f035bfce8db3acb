package datajoint;

import datajoint.database.Database;
import datajoint.model.Heading;
import datajoint.query.Expression;

/** A query: an expression and the database to ask. Immutable, and safe for threads. */
public final class Query implements Relation {
    private final Database database;
    private final Expression expression;

    Query(Database database, Expression expression) {
        this.database = database;
        this.expression = expression;
    }

    @Override
    public Expression expression() {
        return expression;
    }

    @Override
    public Database database() {
        return database;
    }

    public Heading heading() {
        return expression.heading();
    }

    /** The same query, asked inside a transaction. */
    public Query in(DataJoint transaction) {
        return new Query(transaction.database(), expression);
    }

    @Override
    public String toString() {
        return expression.toString();
    }
}
