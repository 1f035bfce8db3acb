package datajoint.backend;

/** One kind of database, as a set of small interfaces. */
public interface Backend {
    /** {@code mysql} or {@code postgresql}, as {@code database.backend} of the settings has it. */
    String name();

    /** The server's name and version, for people: {@code MariaDB 11.4.5}. */
    String product();

    Dialect dialect();

    ErrorTranslator errors();

    Catalog catalog();

    Ddl ddl();
}
