package datajoint.backend;

/** One kind of database, as a set of small interfaces. */
public interface Backend {
    /** {@code mysql} or {@code postgresql}, as {@code database.backend} of the settings has it. */
    String name();

    Dialect dialect();

    ErrorTranslator errors();
}
