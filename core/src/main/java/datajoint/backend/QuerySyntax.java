package datajoint.backend;

import datajoint.model.AttributeType;
import datajoint.query.Comparison;
import datajoint.query.JsonPath;
import java.util.OptionalLong;

/** How one database spells what queries need and the standard does not say. Needs no connection. */
public interface QuerySyntax {
    /** A column compared with one {@code ?}. */
    String compare(String column, AttributeType type, Comparison comparison);

    /** The value at a place inside the json of a column, as text or of the type that the path names. */
    String jsonValue(String column, JsonPath path);

    /** The end of a statement that gives only some rows. */
    String limit(OptionalLong limit, long offset);
}
