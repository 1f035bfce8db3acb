package datajoint.migrate.step;

/** One thing that a step would do, exactly: what {@code --dry-run} prints. */
public sealed interface Operation {
    String text();

    /** A statement for the database. */
    record Sql(String text) implements Operation {}

    /** A deed on a store: {@code write _hash/lab/ab/cd/... to store raw}. */
    record File(String text) implements Operation {}
}
