package datajoint.declare;

import datajoint.backend.Backend;
import datajoint.backend.ForeignKey;
import datajoint.backend.StoredColumn;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import datajoint.codec.CodecRegistry;
import datajoint.definition.AttributeLine;
import datajoint.definition.IndexElement;
import datajoint.definition.IndexLine;
import datajoint.definition.Line;
import datajoint.definition.ReferenceLine;
import datajoint.definition.TableDefinition;
import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.DeclarationException;
import datajoint.model.DefaultValue;
import datajoint.model.Lineage;
import datajoint.model.Nearest;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Works out the table that a definition means, once the tables that it refers to are known. For one table. */
final class StructureBuilder {
    private final TableName table;
    private final Backend backend;
    private final CodecRegistry codecs;
    private final Function<ReferenceLine, TableStructure> parents;
    private final Map<String, StoredColumn> columns = new LinkedHashMap<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<StoredIndex> indexes = new ArrayList<>();

    StructureBuilder(
            TableName table, Backend backend, CodecRegistry codecs, Function<ReferenceLine, TableStructure> parents) {
        this.table = table;
        this.backend = backend;
        this.codecs = codecs;
        this.parents = parents;
    }

    TableStructure build(TableDefinition definition, Tier tier, DeclareOptions options) {
        for (Line line : definition.lines()) {
            if (line instanceof AttributeLine attribute) {
                declare(attribute);
            } else if (line instanceof ReferenceLine reference) {
                inherit(reference);
            }
        }
        PlatformAttributes.of(definition, tier, options).forEach(this::declare);
        definition.indexes().forEach(this::index);
        List<String> key = columns.values().stream()
                .filter(column -> column.attribute().inKey())
                .map(StoredColumn::name)
                .toList();
        return new TableStructure(
                table, definition.comment(), List.copyOf(columns.values()), key, foreignKeys, indexes);
    }

    private void declare(AttributeLine line) {
        Optional<Lineage> lineage = line.inKey() ? Optional.of(new Lineage(table, line.name())) : Optional.empty();
        Attribute attribute = new Attribute(
                line.name(), line.type(), line.inKey(), line.nullable(), line.defaultValue(), line.comment(), lineage);
        StoredColumn column =
                new StoredColumn(attribute, sqlType(line.type()), CommentMark.of(line.type(), line.comment()));
        if (columns.put(line.name(), column) != null) {
            throw new DeclarationException(
                    "%s has two attributes named '%s'.".formatted(table, line.name()),
                    "Take one out; an attribute of a referenced key comes with the reference.");
        }
    }

    private String sqlType(AttributeType type) {
        if (type instanceof AttributeType.Core core) {
            return backend.dialect().columnType(core.type());
        }
        if (type instanceof AttributeType.Coded coded) {
            return backend.dialect().columnType(codecs.chain(coded).column());
        }
        if (type instanceof AttributeType.Native) {
            return type.text();
        }
        throw new DeclarationException(
                "%s uses the type '%s' of DataJoint 0.14.".formatted(table, type.text()),
                "Write it as a codec: <%s>.".formatted(type.text()));
    }

    private void inherit(ReferenceLine line) {
        TableStructure parent = parents.apply(line);
        Map<String, String> nameHere = new LinkedHashMap<>();
        parent.primaryKey().forEach(name -> nameHere.put(name, name));
        line.renames().forEach((here, there) -> {
            if (!nameHere.containsKey(there)) {
                throw new DeclarationException(
                        "%s renames '%s', which is not in the key of %s: %s."
                                .formatted(table, there, parent.name(), String.join(", ", parent.primaryKey())),
                        Nearest.hint(there, parent.primaryKey(), "Rename one of those."));
            }
            nameHere.put(there, here);
        });
        if (parent.primaryKey().equals(List.of(PlatformAttributes.SINGLETON))) {
            throw new DeclarationException(
                    "%s refers to %s, which has no key: it holds at most one row.".formatted(table, parent.name()),
                    "Leave the reference out, or give the other table a key.");
        }
        nameHere.forEach((there, here) -> inherit(line, parent.column(there).orElseThrow(), here));
        List<String> own = List.copyOf(nameHere.values());
        foreignKeys.add(new ForeignKey(own, parent.name(), parent.primaryKey()));
        if (line.unique()) {
            indexes.add(new StoredIndex(true, own));
        }
    }

    /** A column that is there already is shared; its lineage is that of the last line that mentions it. */
    private void inherit(ReferenceLine line, StoredColumn parent, String name) {
        StoredColumn here = columns.get(name);
        Attribute origin = parent.attribute();
        if (here != null) {
            Attribute a = here.attribute();
            Attribute shared = new Attribute(
                    name, a.type(), a.inKey(), a.nullable(), a.defaultValue(), a.comment(), origin.lineage());
            columns.put(name, new StoredColumn(shared, here.sqlType(), here.storedComment()));
            return;
        }
        Optional<DefaultValue> none = Optional.empty();
        AttributeType type = origin.type().isAutoIncrement() ? plain(parent) : origin.type();
        Attribute attribute =
                new Attribute(name, type, line.inKey(), line.nullable(), none, origin.comment(), origin.lineage());
        columns.put(
                name,
                new StoredColumn(attribute, parent.sqlType(), backend.ddl().inheritedComment(parent)));
    }

    private static AttributeType plain(StoredColumn parent) {
        AttributeType type = parent.attribute().type();
        return type instanceof AttributeType.Core core
                ? new AttributeType.Core(core.type(), core.mark().orElseThrow())
                : new AttributeType.Native(parent.sqlType());
    }

    private void index(IndexLine line) {
        List<String> elements = new ArrayList<>();
        for (IndexElement element : line.parsed()) {
            elements.add(text(element));
        }
        indexes.add(new StoredIndex(line.unique(), elements));
    }

    private String text(IndexElement element) {
        if (element instanceof IndexElement.Named named) {
            return require(named.attribute());
        }
        if (element instanceof IndexElement.JsonPath path) {
            require(path.attribute());
            return backend.ddl().jsonPath(path.attribute(), path.path(), path.type());
        }
        IndexElement.Expression expression = (IndexElement.Expression) element;
        return expression.inParentheses()
                ? "(" + expression.sql() + ")"
                : expression.sql().toLowerCase(Locale.ROOT).replaceFirst("\\s+asc$", "");
    }

    private String require(String attribute) {
        if (!columns.containsKey(attribute)) {
            throw new DeclarationException(
                    "%s has an index on '%s', which is no attribute of it.".formatted(table, attribute),
                    Nearest.hint(attribute, columns.keySet(), "Index one of " + columns.keySet() + "."));
        }
        return attribute;
    }
}
