package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.List;

/** A node of the query tree. To add an operator: add a record here, and let the compiler find every visitor. */
public sealed interface Expression permits BaseTable, Restriction, Projection, Join, TopRows {

    Heading heading();

    /** The platform attributes of the table below, as far as SQL conditions on this node can still name them. */
    default List<Attribute> hidden() {
        return List.of();
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per node and no default: a forgotten node is a compile error, also on Java 17. */
    interface Visitor<R> {
        R visit(BaseTable node);

        R visit(Restriction node);

        R visit(Projection node);

        R visit(Join node);

        R visit(TopRows node);
    }
}
