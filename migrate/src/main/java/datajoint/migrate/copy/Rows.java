package datajoint.migrate.copy;

import datajoint.migrate.digest.KeyRange;
import datajoint.migrate.digest.PrimaryKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Some rows of a table.
 *
 * @param condition SQL with a place for each value that {@code binding} binds
 */
record Rows(String condition, Binding binding) {

    /** Binds the values of a condition, the first at a place. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement, int place) throws SQLException;
    }

    static Rows in(PrimaryKey key, KeyRange range) {
        return new Rows(key.condition(range), (statement, place) -> key.bind(statement, place, range));
    }

    /** Those that have one of some values in the columns of a key. */
    static Rows having(PrimaryKey key, List<List<String>> values) {
        return new Rows(key.conditionOfRows(values.size()), (statement, place) -> {
            int next = place;
            for (List<String> one : values) {
                key.bindRow(statement, next, one);
                next += one.size();
            }
        });
    }
}
