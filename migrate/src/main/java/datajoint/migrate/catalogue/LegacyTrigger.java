package datajoint.migrate.catalogue;

import datajoint.model.TableName;

/**
 * A trigger, with what is needed to make it again as it was.
 *
 * @param name of the trigger, in the schema of its table
 * @param create what {@code SHOW CREATE TRIGGER} says, definer included
 */
public record LegacyTrigger(String name, TableName table, String sqlMode, String create) {}
