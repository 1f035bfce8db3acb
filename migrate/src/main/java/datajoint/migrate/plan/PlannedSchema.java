package datajoint.migrate.plan;

/**
 * The three names that a schema goes by.
 *
 * @param legacy until the cutover the old tables, afterwards the new ones
 * @param shadow the new tables until the cutover
 * @param old the old tables after the cutover
 * @param charset of the schema
 */
public record PlannedSchema(String legacy, String shadow, String old, String charset, String collation) {}
