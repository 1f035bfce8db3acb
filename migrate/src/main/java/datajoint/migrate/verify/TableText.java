package datajoint.migrate.verify;

import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyIndex;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A table as lines of text by what they are about, so that two can be compared and the difference be read. */
final class TableText {
    private TableText() {}

    /** @param finals from the name that a schema has now to its final one */
    static Map<String, String> of(LegacyTable table, UnaryOperator<String> finals) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("the comment", "'" + table.comment() + "'");
        parts.put("the engine", table.engine());
        parts.put("the collation", table.collation());
        parts.put(
                "the order of columns",
                table.columns().stream().map(LegacyColumn::name).toList().toString());
        table.columns().forEach(column -> parts.put("column " + column.name(), text(column)));
        parts.put("the primary key", table.primaryKey().toString());
        table.foreignKeys().forEach(key -> parts.put("foreign key " + key.columns() + parent(key, finals), rules(key)));
        Map<String, String> indexes = new TreeMap<>();
        for (LegacyIndex index : table.indexes()) {
            indexes.put((index.unique() ? "unique index " : "index ") + index.elements(), index.kind());
        }
        parts.putAll(indexes);
        table.checks().forEach(check -> parts.put("check " + check.clause(), "there"));
        return parts;
    }

    private static String text(LegacyColumn column) {
        return column.sqlType()
                + column.collation().map(collation -> " " + collation).orElse("")
                + (column.nullable() ? " null" : " not null")
                + column.defaultSql().map(value -> " default " + value).orElse("")
                + (column.autoIncrement() ? " auto_increment" : "")
                + column.onUpdate().map(value -> " on update " + value).orElse("")
                + column.generated().map(value -> " as " + value).orElse("")
                + (column.stored() ? " stored" : "")
                + " comment '"
                + column.comment()
                + "'";
    }

    private static String parent(LegacyKey key, UnaryOperator<String> finals) {
        return " to %s.%s %s"
                .formatted(finals.apply(key.parent().schema()), key.parent().table(), key.parentColumns());
    }

    private static String rules(LegacyKey key) {
        return "on update %s on delete %s".formatted(key.onUpdate(), key.onDelete());
    }
}
