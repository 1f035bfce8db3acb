package datajoint.definition;

import java.util.Optional;

/** How a definition names another table; what it stands for is found when the table is declared. */
public sealed interface TableReference {

    /** {@code master}: the table that the declared part belongs to. */
    record Master() implements TableReference {}

    /**
     * {@code Session}, {@code Session.Trial} or {@code lab.Session}.
     *
     * @param module what stands before the class: a schema, or the Python module that holds one
     */
    record ClassName(Optional<String> module, String name, Optional<String> part) implements TableReference {}

    /** {@code `lab`.`session`} or {@code "lab"."session"}: the name in the database, in any kind of quotes. */
    record StoredName(Optional<String> schema, String table) implements TableReference {}

    /** Reads a name that the parser has accepted. */
    static TableReference parse(String text) {
        return TableReferenceScanner.parse(text);
    }
}
