package datajoint.query;

import datajoint.model.Heading;
import java.util.List;
import java.util.OptionalLong;

/** {@code source & dj.Top(limit, order_by, offset)}. Without an order, the key gives one. */
public record Top(Expression source, OptionalLong limit, List<Order> order, long offset) implements Expression {
    public Top {
        order = List.copyOf(order);
        order.forEach(by -> source.heading().attribute(by.attribute()));
    }

    @Override
    public Heading heading() {
        return source.heading();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** One sort key. */
    public record Order(String attribute, boolean descending) {
        public static Order asc(String attribute) {
            return new Order(attribute, false);
        }

        public static Order desc(String attribute) {
            return new Order(attribute, true);
        }
    }
}
