package datajoint.migrate.assess;

/**
 * A column of an adapted type.
 *
 * @param base what its values are in the database: {@code longblob}, {@code blob@raw}
 * @param known whether a codec of this name is here
 */
public record AdapterUse(String column, String adapter, String base, boolean known) {}
