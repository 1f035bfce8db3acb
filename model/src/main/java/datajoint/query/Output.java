package datajoint.query;

import datajoint.model.Attribute;
import java.util.Optional;

/**
 * One attribute that a projection gives out.
 *
 * @param from the attribute of the source that it is, under its own or another name
 * @param computed the expression that it comes from otherwise
 */
public record Output(Attribute attribute, String from, Optional<Column.Compute> computed) {

    static Output stored(Attribute source, String name) {
        return new Output(source.renamed(name), source.name(), Optional.empty());
    }

    static Output computed(Column.Compute column) {
        return new Output(Attribute.computed(column.name()), column.name(), Optional.of(column));
    }
}
