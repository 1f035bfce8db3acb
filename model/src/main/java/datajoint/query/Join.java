package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.ArrayList;
import java.util.List;

/** {@code left * right}. */
public record Join(Expression left, Expression right) implements Expression {

    public List<String> using() {
        return left.heading().names().stream().filter(right.heading()::contains).toList();
    }

    @Override
    public Heading heading() {
        List<Attribute> all = new ArrayList<>(left.heading().attributes());
        right.heading().attributes().stream()
                .filter(attribute -> !left.heading().contains(attribute.name()))
                .forEach(all::add);
        return Heading.of(all);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
