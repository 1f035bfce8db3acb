package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.ArrayList;
import java.util.List;

/** {@code source.proj(...)}. Key attributes are always kept. */
public record Projection(Expression source, List<String> kept) implements Expression {
    public Projection {
        kept = List.copyOf(kept);
        kept.forEach(source.heading()::attribute);
    }

    @Override
    public Heading heading() {
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute attribute : source.heading().attributes()) {
            if (attribute.inKey() || kept.contains(attribute.name())) {
                attributes.add(attribute);
            }
        }
        return Heading.of(attributes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
