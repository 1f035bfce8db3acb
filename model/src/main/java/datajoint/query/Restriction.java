package datajoint.query;

import datajoint.model.Heading;

/** {@code source & condition}; and {@code source - condition}, with the condition negated. */
public record Restriction(Expression source, Condition condition) implements Expression {
    public Restriction {
        condition.check(source.heading());
    }

    @Override
    public Heading heading() {
        return source.heading();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return "(%s & %s)".formatted(source, condition);
    }
}
