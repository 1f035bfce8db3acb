package datajoint.migrate.convert;

import datajoint.backend.ForeignKey;
import datajoint.backend.StoredColumn;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import datajoint.declare.Describe;
import datajoint.definition.DefinitionPrinter;
import datajoint.migrate.catalogue.LegacyColumn;
import datajoint.migrate.catalogue.LegacyIndex;
import datajoint.migrate.catalogue.LegacyKey;
import datajoint.migrate.catalogue.LegacyTable;
import datajoint.model.Attribute;
import datajoint.model.DefaultValue;
import java.util.List;
import java.util.Optional;

/**
 * A table as it shall be in 2.0, under its final name.
 *
 * @param foreignKeys without those to tracking tables
 * @param indexes without those that foreign keys bring, and on pointers as 2.0 can have them
 */
record ShadowTable(
        LegacyTable legacy, List<ShadowColumn> columns, List<LegacyKey> foreignKeys, List<LegacyIndex> indexes) {

    Optional<ShadowColumn> column(String name) {
        return columns.stream()
                .filter(column -> column.legacy().name().equals(name))
                .findFirst();
    }

    /** The text of a definition that declares it; "" for a table that DataJoint cannot have made. */
    String definition() {
        if (legacy.name().tier().isEmpty() || legacy.primaryKey().isEmpty()) {
            return "";
        }
        return DefinitionPrinter.print(Describe.definition(structure()));
    }

    private TableStructure structure() {
        return new TableStructure(
                legacy.name(),
                legacy.comment(),
                columns.stream().map(this::stored).toList(),
                legacy.primaryKey(),
                foreignKeys.stream()
                        .map(key -> new ForeignKey(key.columns(), key.parent(), key.parentColumns()))
                        .toList(),
                indexes.stream()
                        .map(index -> new StoredIndex(index.unique(), index.elements()))
                        .toList());
    }

    private StoredColumn stored(ShadowColumn column) {
        return new StoredColumn(
                new Attribute(
                        column.legacy().name(),
                        column.type(),
                        legacy.primaryKey().contains(column.legacy().name()),
                        column.legacy().nullable(),
                        defaultValue(column.legacy()),
                        column.comment(),
                        column.lineage()),
                column.sqlType(),
                column.storedComment());
    }

    private static Optional<DefaultValue> defaultValue(LegacyColumn column) {
        return column.generated().isPresent() && column.nullable()
                ? Optional.of(new DefaultValue.Null())
                : column.defaultSql().map(ShadowTable::defaultValue);
    }

    private static DefaultValue defaultValue(String sql) {
        if (sql.equals("NULL")) {
            return new DefaultValue.Null();
        }
        if (sql.startsWith("'")) {
            String inside = sql.substring(1, sql.length() - 1);
            return new DefaultValue.Literal(inside.replace("''", "'").replace("\\\\", "\\"));
        }
        return sql.matches("-?[0-9.]+([eE][-+]?\\d+)?")
                ? new DefaultValue.Literal(sql)
                : new DefaultValue.Expression(sql.replace("()", ""));
    }
}
