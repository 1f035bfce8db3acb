package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.List;

/** {@code source.proj(...)}. Attributes of the key may be renamed, and are always kept. */
public record Projection(Expression source, List<Column> columns) implements Expression {
    public Projection {
        columns = List.copyOf(columns);
        List<Attribute> hidden = source.hidden();
        Heading.of(ProjectedColumns.outputs(source.heading(), hidden, columns).stream()
                .map(Output::attribute)
                .toList());
    }

    /** What comes out, in order: the attributes of the source, then copies, then what is computed. */
    public List<Output> outputs() {
        return ProjectedColumns.outputs(source.heading(), source.hidden(), columns);
    }

    @Override
    public Heading heading() {
        return Heading.of(outputs().stream().map(Output::attribute).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return "%s.project(%s)".formatted(source, columns);
    }
}
