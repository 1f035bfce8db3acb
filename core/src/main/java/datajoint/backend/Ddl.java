package datajoint.backend;

import datajoint.model.TableName;
import java.util.List;
import java.util.Optional;

/** Statements that make and drop tables. */
public interface Ddl {
    String createSchema(String schema);

    /** True where a table that was made stays when its transaction is rolled back. */
    boolean survivesRollback();

    /** The greatest number of characters in the name of a table; less where constraint names are made from it. */
    int longestTableName(TableStructure table);

    /** The comment of a foreign key column, given that of the parent's column: what Python writes there. */
    String inheritedComment(StoredColumn parent);

    /** An expression in parentheses for a place in a json attribute, which an index can order by. */
    String jsonPath(String attribute, String path, Optional<String> type);

    /**
     * All statements for one table, in order.
     *
     * @param taken the names that the schema has
     */
    List<String> create(TableStructure table, SchemaNames taken);

    String drop(TableName table);

    /** Drops a schema whose tables are gone; nothing of another schema goes with it. */
    String dropSchema(String schema);

    String createLineageTable(String schema);

    /** Takes table, attribute and lineage as values. */
    String putLineage(String schema);

    String dropEnumType(String schema, String type);
}
