package datajoint.backend;

/**
 * One item of a SELECT list.
 *
 * @param bare the value, without the name of its table
 * @param qualified the value, with the name of its table: stands in a join and inside a subquery
 * @param plain true if the bare value is a column of that very name
 * @param computed true if the value is an expression
 */
record SelectItem(String name, SqlText bare, SqlText qualified, boolean plain, boolean computed) {

    static SelectItem column(Dialect dialect, String qualifier, String name) {
        String quoted = dialect.quote(name);
        return new SelectItem(name, SqlText.of(quoted), SqlText.of(qualifier + "." + quoted), true, false);
    }

    static SelectItem computed(String name, SqlText sql) {
        return new SelectItem(name, sql, sql, false, true);
    }

    SelectItem named(Dialect dialect, String newName) {
        return new SelectItem(
                newName, bare, qualified, !computed && bare.text().equals(dialect.quote(newName)), computed);
    }
}
