package datajoint.backend;

import datajoint.model.CoreType;
import datajoint.model.TableName;

/** How one database spells names, types and constants. Needs no connection. */
public interface Dialect {
    /** The name in quotes, with quotes inside it doubled. */
    String quote(String identifier);

    /** The column type that stores a core type, for example {@code integer} for {@code int32}; without constraints. */
    String columnType(CoreType type);

    /** A character constant for DDL, where a value cannot be bound; every character arrives as it is. */
    String literal(String text);

    default String quote(TableName name) {
        return quote(name.schema()) + "." + quote(name.table());
    }
}
