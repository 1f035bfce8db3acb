package datajoint.migrate.backup;

/**
 * A table in a backup.
 *
 * @param create what {@code SHOW CREATE TABLE} said of the original
 * @param digest SHA-256 in hex over the digests of its rows
 */
record BackedUpTable(String name, String create, long rows, String digest) {}
