package datajoint.migrate.assess;

/**
 * Another program that is connected to the server.
 *
 * @param schema that it stands in, or ""
 * @param seconds for which it has been doing what it does
 */
public record Client(long id, String user, String host, String schema, String doing, long seconds) {}
