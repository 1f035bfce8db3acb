package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.List;

/** {@code source & condition}; and {@code source - condition}, with the condition negated. */
public record Restriction(Expression source, Condition condition) implements Expression {
    public Restriction {
        condition.accept(new ConditionCheck(source.heading(), source.hidden()));
    }

    @Override
    public Heading heading() {
        return source.heading();
    }

    @Override
    public List<Attribute> hidden() {
        return source.hidden();
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
