package datajoint.migrate.assess;

import java.util.List;

/** Rows of a table that a foreign key leaves without a parent. */
public record OrphanRows(String table, List<String> columns, String parent, long rows, List<String> examples) {
    public OrphanRows {
        columns = List.copyOf(columns);
        examples = List.copyOf(examples);
    }
}
