package datajoint.migrate.verify;

/**
 * A pointer of a row whose JSON is as expected.
 *
 * @param hash as the JSON has it, or ""
 * @param where a problem without text, that names the row
 */
record FoundPointer(ExpectedPointer expected, String path, String hash, Problem where) {
    /** The object in words; with its path if that is not the place of the legacy file. */
    String object() {
        return where.place().endsWith(":" + path) ? "the object" : "the object " + path;
    }

    Problem problem(String text) {
        return new Problem(Problem.Kind.OBJECT, where.table(), where.key(), where.attribute(), text, where.place());
    }
}
