package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.TableName;
import java.util.List;

/**
 * A stored table: a leaf of the tree.
 *
 * @param hidden the platform attributes, whose names begin with an underscore: only SQL conditions may name them
 */
public record BaseTable(TableName name, Heading heading, List<Attribute> hidden) implements Expression {
    public BaseTable {
        hidden = List.copyOf(hidden);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
