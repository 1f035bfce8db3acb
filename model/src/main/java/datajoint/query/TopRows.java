package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.Nearest;
import datajoint.model.QueryException;
import java.util.ArrayList;
import java.util.List;

/** {@code source & dj.Top(...)}: some rows of the source, chosen by their place in an order. */
public record TopRows(Expression source, Top top) implements Expression {
    public TopRows {
        Heading heading = source.heading();
        List<String> known = new ArrayList<>(heading.names());
        source.hidden().stream().map(Attribute::name).forEach(known::add);
        for (Order by : top.order().orElse(List.of())) {
            if (!by.attribute().equals(Order.KEY) && !known.contains(by.attribute())) {
                throw new QueryException(
                        "There is no attribute '%s' to order by; the attributes are %s."
                                .formatted(by.attribute(), String.join(", ", heading.names())),
                        Nearest.hint(
                                by.attribute(),
                                known,
                                "To order by an expression, compute it first with project(keepAll(), compute(...))."));
            }
        }
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
        String limit = top.limit().isPresent() ? Long.toString(top.limit().getAsLong()) : "all";
        String order = top.order().map(by -> ", by " + by).orElse("");
        return "(%s & Top(%s%s%s))".formatted(source, limit, order, top.offset() > 0 ? ", after " + top.offset() : "");
    }
}
