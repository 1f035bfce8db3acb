package datajoint.query;

import datajoint.model.Heading;
import java.util.List;

/** {@code left * right}: the pairs of rows that agree in every attribute of both. */
public record Join(Expression left, Expression right, Matching matching) implements Expression {
    public Join {
        matching.check(left.heading(), right.heading());
    }

    /** The attributes that the two are matched on; none for the product of the two. */
    public List<String> using() {
        return Matching.namesakes(left.heading(), right.heading());
    }

    @Override
    public Heading heading() {
        return JoinHeading.of(left.heading(), right.heading());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return "(%s * %s)".formatted(left, right);
    }
}
