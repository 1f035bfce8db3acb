package datajoint.migrate.catalogue;

/** A {@code CHECK} of a table; the clause is without the outer parentheses. */
public record LegacyCheck(String name, String clause) {}
