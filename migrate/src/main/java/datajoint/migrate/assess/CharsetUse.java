package datajoint.migrate.assess;

/** How many text columns of a schema are written in one way. */
public record CharsetUse(String schema, String charset, String collation, long columns) {}
