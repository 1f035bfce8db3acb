package datajoint.backend;

import datajoint.model.Attribute;

/**
 * A column of a table, with the attribute it stands for.
 *
 * @param sqlType as the server writes it, or as it is to be declared
 * @param storedComment the comment in the database, with the mark of the type in front
 */
public record StoredColumn(Attribute attribute, String sqlType, String storedComment) {
    public String name() {
        return attribute.name();
    }
}
