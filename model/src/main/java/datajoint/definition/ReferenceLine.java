package datajoint.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code -> [nullable, unique] Table.proj(new='old')}: a foreign key to the primary key of another table.
 *
 * @param table as written: {@code Session}, {@code Master.Part}, {@code master}, {@code lab.Session} or
 *     {@code `lab`.`session`}
 * @param renames attribute of this table to attribute of the referenced key, in the order written
 */
public record ReferenceLine(
        String table, Map<String, String> renames, boolean inKey, boolean nullable, boolean unique, String comment)
        implements Line {
    public ReferenceLine {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
    }

    /** The table, taken apart. */
    public TableReference target() {
        return TableReference.parse(table);
    }
}
