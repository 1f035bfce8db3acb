package datajoint.declare;

import datajoint.backend.ForeignKey;
import datajoint.backend.RawColumn;
import datajoint.backend.RawSchema;
import datajoint.backend.RawTable;
import datajoint.backend.StoredColumn;
import datajoint.backend.TableStructure;
import datajoint.database.Connections;
import datajoint.database.Database;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.AttributeTypes;
import datajoint.model.CoreType;
import datajoint.model.CoreTypes;
import datajoint.model.Lineage;
import datajoint.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of a database, read a schema at a time and kept until they change. Safe for threads. */
public final class Catalogue {
    private final Database database;
    private final Map<String, RawSchema> schemas = new ConcurrentHashMap<>();
    private final Map<TableName, TableStructure> structures = new ConcurrentHashMap<>();

    public Catalogue(Database database) {
        this.database = database;
    }

    /** Forgets what it knows of a schema, which has changed, and of the tables elsewhere that may refer to it. */
    public void forget(String schema) {
        schemas.remove(schema);
        structures.clear();
    }

    public boolean exists(String schema) {
        return schemas.containsKey(schema)
                || connections()
                        .use(
                                "Looking for schema " + schema,
                                connection -> database.backend().catalog().exists(connection, schema));
    }

    /** The tables of a schema by name, those of the system among them. */
    public List<TableName> tables(String schema) {
        return schema(schema).tables().stream().map(RawTable::name).toList();
    }

    public Map<String, List<String>> enumTypes(String schema) {
        return schema(schema).enumTypes();
    }

    public boolean hasLineage(String schema) {
        return tables(schema).contains(new TableName(schema, "~lineage"));
    }

    public Optional<TableStructure> find(TableName name) {
        return find(name, Set.of());
    }

    /** @param path the tables whose types wait for this one: foreign keys made elsewhere may run in a circle */
    private Optional<TableStructure> find(TableName name, Set<TableName> path) {
        TableStructure known = structures.get(name);
        if (known != null || path.contains(name)) {
            return Optional.ofNullable(known);
        }
        Set<TableName> longer = new HashSet<>(path);
        longer.add(name);
        Optional<TableStructure> read = raw(name).map(table -> resolve(table, longer));
        read.ifPresent(structure -> structures.put(name, structure));
        return read;
    }

    private Optional<RawTable> raw(TableName name) {
        return schema(name.schema()).tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private RawSchema schema(String name) {
        RawSchema known = schemas.get(name);
        if (known == null) {
            known = connections()
                    .use(
                            "Reading schema " + name,
                            connection -> database.backend().catalog().read(connection, name));
            schemas.put(name, known);
        }
        return known;
    }

    private TableStructure resolve(RawTable table, Set<TableName> path) {
        Map<String, Lineage> lineages = schema(table.name().schema()).lineages().getOrDefault(table.name(), Map.of());
        List<StoredColumn> columns = new ArrayList<>();
        for (RawColumn column : table.columns()) {
            CommentMark mark = CommentMark.parse(column.comment());
            Optional<Origin> origin = origin(table, column.name(), path);
            boolean inKey = table.primaryKey().contains(column.name());
            AttributeType type = mark.type()
                    .or(() -> origin.map(Origin::type))
                    .or(() -> members(column))
                    .orElseGet(() -> AttributeTypes.ofColumn(column.sqlType()));
            columns.add(new StoredColumn(
                    new Attribute(
                            column.name(),
                            counted(type, column, origin.isPresent()),
                            inKey,
                            column.nullable(),
                            column.defaultValue(),
                            mark.comment(),
                            Optional.ofNullable(lineages.get(column.name()))
                                    .or(() -> origin.flatMap(Origin::lineage))
                                    .or(() -> inKey
                                            ? Optional.of(new Lineage(table.name(), column.name()))
                                            : Optional.empty())),
                    column.sqlType(),
                    column.comment()));
        }
        return new TableStructure(
                table.name(), table.comment(), columns, table.primaryKey(), table.foreignKeys(), table.indexes());
    }

    private static Optional<AttributeType> members(RawColumn column) {
        return column.enumMembers()
                .map(CoreType.EnumType::new)
                .map(type -> new AttributeType.Core(type, CoreTypes.text(type)));
    }

    private static AttributeType counted(AttributeType type, RawColumn column, boolean inherited) {
        if (!column.autoIncrement() || inherited || type.isAutoIncrement()) {
            return type;
        }
        if (type instanceof AttributeType.Core core) {
            return new AttributeType.Core(core.type(), core.text() + " auto_increment");
        }
        // Only PostgreSQL says integer, and only serial declares a counted one there.
        return new AttributeType.Native(type.text().equals("integer") ? "serial" : type.text() + " auto_increment");
    }

    /** What a foreign key column inherits: the type and lineage of the column it refers to. */
    private Optional<Origin> origin(RawTable table, String column, Set<TableName> path) {
        Optional<Origin> found = Optional.empty();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                found = find(key.parent(), path)
                        .flatMap(parent -> parent.column(key.parentOf(column)))
                        .map(parent -> new Origin(
                                withoutCounting(parent.attribute().type()),
                                parent.attribute().lineage()));
            }
        }
        return found;
    }

    private static AttributeType withoutCounting(AttributeType type) {
        if (!type.isAutoIncrement()) {
            return type;
        }
        String text = type.text().replaceFirst("(?i)\\s+auto_increment$", "");
        return type instanceof AttributeType.Core core
                ? new AttributeType.Core(core.type(), text)
                : new AttributeType.Native(text.equalsIgnoreCase("serial") ? "bigint unsigned" : text);
    }

    private Connections connections() {
        return database.connections();
    }

    /** Type and lineage of a column that others refer to. */
    private record Origin(AttributeType type, Optional<Lineage> lineage) {}

    /** All tables of a schema that are part of a pipeline, by name. */
    public Map<TableName, TableStructure> pipeline(String schema) {
        Map<TableName, TableStructure> tables = new LinkedHashMap<>();
        for (TableName name : tables(schema)) {
            if (!name.isHidden()) {
                find(name).ifPresent(structure -> tables.put(name, structure));
            }
        }
        return tables;
    }
}
