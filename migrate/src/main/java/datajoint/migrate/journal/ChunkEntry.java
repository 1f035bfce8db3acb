package datajoint.migrate.journal;

/**
 * A part of a table that was done as a whole.
 *
 * @param number from 0, in the order of the primary key
 * @param bounds where it begins and ends, as the step writes it
 * @param digest "" if none
 */
public record ChunkEntry(String step, String table, int number, String bounds, long rows, String digest) {}
