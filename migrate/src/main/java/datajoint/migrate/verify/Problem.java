package datajoint.migrate.verify;

/**
 * One thing that is not as it should be.
 *
 * @param table by its legacy name, or a schema
 * @param key of the row, {@code mouse=7, session=2}, or ""
 * @param attribute or ""
 * @param text what is wrong, with the values
 * @param place of an object, {@code store:path} of the legacy file, or ""
 */
public record Problem(Kind kind, String table, String key, String attribute, String text, String place) {

    /** What is wrong. */
    public enum Kind {
        /** A table is not made as planned. */
        CATALOGUE,
        ROW_MISSING,
        ROW_EXTRA,
        VALUE,
        /** A blob or attachment in a table that 0.14 could read and 2.0 cannot. */
        BLOB,
        /** The JSON of a pointer. */
        POINTER,
        /** What lies in a store. */
        OBJECT
    }

    static Problem ofTable(String table, String text) {
        return new Problem(Kind.CATALOGUE, table, "", "", text, "");
    }

    /** What people accept it by: the place of the file if it is about one, or else table, key and attribute. */
    public String name() {
        if (!place.isEmpty()) {
            return place;
        }
        return table + (key.isEmpty() ? "" : " (" + key + ")") + (attribute.isEmpty() ? "" : " " + attribute);
    }

    @Override
    public String toString() {
        String where = table + (key.isEmpty() ? "" : " (" + key + ")") + (attribute.isEmpty() ? "" : " " + attribute);
        return where + ": " + text + (place.isEmpty() ? "" : " [" + place + "]");
    }
}
