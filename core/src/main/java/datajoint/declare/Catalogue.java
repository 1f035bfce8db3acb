package datajoint.declare;

import datajoint.backend.ForeignKey;
import datajoint.backend.RawColumn;
import datajoint.backend.RawSchema;
import datajoint.backend.RawTable;
import datajoint.backend.SchemaNames;
import datajoint.backend.StoredColumn;
import datajoint.backend.TableLink;
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
import java.util.HashMap;
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
    private volatile Known known = new Known(Map.of());

    public Catalogue(Database database) {
        this.database = database;
    }

    /** Forgets what it knows of a schema, which has changed, and of the tables elsewhere that may refer to it. */
    public synchronized void forget(String schema) {
        Map<String, RawSchema> others = new HashMap<>(known.schemas);
        others.remove(schema);
        known = new Known(others);
    }

    /** Forgets everything: another program may have made what is missed. */
    public synchronized void forget() {
        known = new Known(Map.of());
    }

    public boolean exists(String schema) {
        return connections()
                .use(
                        "Looking for schema " + schema,
                        connection -> database.backend().catalog().exists(connection, schema));
    }

    /** The tables, of any schema, that refer to those of a schema; asked each time. */
    public List<TableLink> linksTo(String schema) {
        return connections()
                .use(
                        "Reading what refers to schema " + schema,
                        connection -> database.backend().catalog().linksTo(connection, schema));
    }

    /** The tables of a schema by name, those of the system among them. */
    public List<TableName> tables(String schema) {
        return schema(schema).tables().stream().map(RawTable::name).toList();
    }

    /** True if the schema has a {@code ~lineage} table; those of 0.14 have none. */
    public boolean hasLineage(String schema) {
        return tables(schema).contains(new TableName(schema, "~lineage"));
    }

    SchemaNames names(String schema) {
        return schema(schema).names();
    }

    public Optional<TableStructure> find(TableName name) {
        return find(known, name, Set.of());
    }

    /** @param path the tables whose types wait for this one: foreign keys made elsewhere may run in a circle */
    private Optional<TableStructure> find(Known at, TableName name, Set<TableName> path) {
        TableStructure structure = at.structures.get(name);
        if (structure != null || path.contains(name)) {
            return Optional.ofNullable(structure);
        }
        Set<TableName> longer = new HashSet<>(path);
        longer.add(name);
        Optional<TableStructure> read = schema(at, name.schema()).table(name).map(table -> resolve(at, table, longer));
        read.ifPresent(found -> at.structures.put(name, found));
        return read;
    }

    private RawSchema schema(String name) {
        return schema(known, name);
    }

    private RawSchema schema(Known at, String name) {
        RawSchema schema = at.schemas.get(name);
        if (schema == null) {
            schema = connections()
                    .use(
                            "Reading schema " + name,
                            connection -> database.backend().catalog().read(connection, name));
            at.schemas.put(name, schema);
        }
        return schema;
    }

    private TableStructure resolve(Known at, RawTable table, Set<TableName> path) {
        Map<String, Lineage> lineages =
                schema(at, table.name().schema()).lineages().getOrDefault(table.name(), Map.of());
        List<StoredColumn> columns = new ArrayList<>();
        for (RawColumn column : table.columns()) {
            CommentMark mark = CommentMark.parse(column.comment());
            Optional<Origin> origin = origin(at, table, column.name(), path);
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
    private Optional<Origin> origin(Known at, RawTable table, String column, Set<TableName> path) {
        Optional<Origin> found = Optional.empty();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                found = find(at, key.parent(), path)
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

    private Connections connections() {
        return database.connections();
    }

    /** Type and lineage of a column that others refer to. */
    private record Origin(AttributeType type, Optional<Lineage> lineage) {}

    /** What was read since the last change. A slow reader fills one that nobody asks any more, never the next. */
    private static final class Known {
        private final Map<String, RawSchema> schemas;
        private final Map<TableName, TableStructure> structures = new ConcurrentHashMap<>();

        Known(Map<String, RawSchema> schemas) {
            this.schemas = new ConcurrentHashMap<>(schemas);
        }
    }
}
