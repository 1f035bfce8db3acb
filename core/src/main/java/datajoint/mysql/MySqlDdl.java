package datajoint.mysql;

import static java.util.stream.Collectors.joining;

import datajoint.backend.Ddl;
import datajoint.backend.Dialect;
import datajoint.backend.ForeignKey;
import datajoint.backend.SchemaNames;
import datajoint.backend.StoredColumn;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import datajoint.model.AttributeType;
import datajoint.model.CoreType;
import datajoint.model.DefaultValue;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same tables as Python makes. Constraints and indexes get their names from the server. */
final class MySqlDdl implements Ddl {
    private final Dialect dialect;

    MySqlDdl(Dialect dialect) {
        this.dialect = dialect;
    }

    /** MySQL would take these characters anyway; MariaDB 11.4 would take Latin ones and refuse much of Unicode. */
    @Override
    public String createSchema(String schema) {
        return "CREATE DATABASE IF NOT EXISTS " + dialect.quote(schema) + " CHARACTER SET utf8mb4";
    }

    /** The server names constraints {@code <table>_ibfk_1}, with the same limit of 64. */
    @Override
    public int longestTableName(TableStructure table) {
        return table.foreignKeys().isEmpty() ? 64 : 57;
    }

    @Override
    public boolean survivesRollback() {
        return true;
    }

    @Override
    public String inheritedComment(StoredColumn parent) {
        boolean uuid =
                parent.attribute().type() instanceof AttributeType.Core core && core.type() == CoreType.Simple.UUID;
        return (uuid ? ":uuid:" : "") + parent.attribute().comment();
    }

    @Override
    public String jsonPath(String attribute, String path, Optional<String> type) {
        String returning = type.map(text -> " returning " + text).orElse("");
        return "(json_value(" + dialect.quote(attribute) + ", " + dialect.literal("$." + path) + returning + "))";
    }

    @Override
    public List<String> create(TableStructure table, SchemaNames taken) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column)));
        parts.add("PRIMARY KEY (" + names(table.primaryKey()) + ")");
        table.foreignKeys().forEach(key -> parts.add(foreignKey(key)));
        table.indexes().forEach(index -> parts.add(index(index)));
        return List.of("CREATE TABLE " + dialect.quote(table.name()) + " (\n" + String.join(",\n", parts)
                + "\n) ENGINE=InnoDB COMMENT=" + dialect.literal(table.comment()));
    }

    @Override
    public String drop(TableName table) {
        return "DROP TABLE " + dialect.quote(table);
    }

    @Override
    public String dropSchema(String schema) {
        return "DROP DATABASE " + dialect.quote(schema);
    }

    @Override
    public String createLineageTable(String schema) {
        return "CREATE TABLE IF NOT EXISTS " + dialect.quote(new TableName(schema, "~lineage")) + " (\n"
                + "`table_name` varchar(64) NOT NULL COMMENT 'table name within the schema',\n"
                + "`attribute_name` varchar(64) NOT NULL COMMENT 'attribute name',\n"
                + "`lineage` varchar(255) NOT NULL COMMENT 'origin: schema.table.attribute',\n"
                + "PRIMARY KEY (`table_name`, `attribute_name`)\n) ENGINE=InnoDB";
    }

    @Override
    public String putLineage(String schema) {
        return "REPLACE INTO " + dialect.quote(new TableName(schema, "~lineage"))
                + " (`table_name`, `attribute_name`, `lineage`) VALUES (?, ?, ?)";
    }

    @Override
    public String dropEnumType(String schema, String type) {
        throw new IllegalStateException("A bug: enums are not types of their own here.");
    }

    private String column(StoredColumn column) {
        String comment = column.storedComment().isEmpty() ? "" : " COMMENT " + dialect.literal(column.storedComment());
        return dialect.quote(column.name()) + " " + column.sqlType() + nullability(column) + comment;
    }

    private String nullability(StoredColumn column) {
        if (column.attribute().type().isAutoIncrement() && !column.sqlType().contains("auto_increment")) {
            return " NOT NULL AUTO_INCREMENT";
        }
        DefaultValue value = column.attribute().defaultValue().orElse(null);
        if (value == null) {
            return column.attribute().nullable() ? "" : " NOT NULL";
        }
        if (value instanceof DefaultValue.Null) {
            return " DEFAULT NULL";
        }
        return " NOT NULL DEFAULT "
                + (value instanceof DefaultValue.Literal literal
                        ? dialect.literal(literal.value())
                        : ((DefaultValue.Expression) value).sql());
    }

    private String foreignKey(ForeignKey key) {
        return "FOREIGN KEY (" + names(key.columns()) + ") REFERENCES " + dialect.quote(key.parent()) + " ("
                + names(key.parentColumns()) + ") ON UPDATE CASCADE ON DELETE RESTRICT";
    }

    private String index(StoredIndex index) {
        return (index.unique() ? "UNIQUE INDEX (" : "INDEX (")
                + index.elements().stream()
                        .map(element -> StoredIndex.sql(element, dialect))
                        .collect(joining(", "))
                + ")";
    }

    private String names(List<String> columns) {
        return columns.stream().map(dialect::quote).collect(joining(", "));
    }
}
