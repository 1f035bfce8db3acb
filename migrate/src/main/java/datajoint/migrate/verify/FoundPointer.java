package datajoint.migrate.verify;

/**
 * A pointer of a row whose JSON is as expected.
 *
 * @param hash as the JSON has it, or ""
 * @param where a problem without text, that names the row
 */
record FoundPointer(ExpectedPointer expected, String path, String hash, Problem where) {
    Problem problem(String text) {
        return new Problem(Problem.Kind.OBJECT, where.table(), where.key(), where.attribute(), text, where.place());
    }
}
