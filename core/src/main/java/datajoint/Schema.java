package datajoint;

import datajoint.backend.ForeignKey;
import datajoint.backend.TableStructure;
import datajoint.declare.Catalogue;
import datajoint.declare.Declarer;
import datajoint.declare.Describe;
import datajoint.declare.References;
import datajoint.definition.DefinitionParser;
import datajoint.definition.DefinitionPrinter;
import datajoint.definition.TableDefinition;
import datajoint.drop.DropPlan;
import datajoint.drop.DropPlanner;
import datajoint.graph.DependencyOrder;
import datajoint.model.DeclarationException;
import datajoint.model.MissingTableException;
import datajoint.model.Names;
import datajoint.model.Nearest;
import datajoint.model.TableName;
import datajoint.model.Tier;
import datajoint.query.BaseTable;
import datajoint.row.RecordShape;
import datajoint.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A set of tables in one database schema. Safe for threads. */
public final class Schema {
    private final DataJoint dj;
    private final String name;

    Schema(DataJoint dj, String name) {
        this.dj = dj;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * Declares the table that a record with a {@link Definition} stands for, and its parts, which are records nested in
     * it. A lookup table gets the rows that a static method {@code contents()} of the record returns. Declaring again is
     * harmless.
     *
     * @throws DeclarationException if the table stands in the database in another form, or if record and definition
     *     differ; the message says in what
     */
    public <R extends Record> Table<R> declare(Class<R> type) {
        declareAll(List.of(type));
        return table(type);
    }

    /** The same, and the rows given here that are not there yet are inserted. */
    public <R extends Record> Table<R> declare(Class<R> type, Collection<R> contents) {
        Table<R> table = declare(type);
        LookupContents.put(table, contents);
        return table;
    }

    /**
     * Declares several tables and their parts, each after the tables that it refers to, whatever their order here.
     *
     * @return them in the order in which they were declared
     */
    @SafeVarargs
    public final List<Table<? extends Record>> declareAll(Class<? extends Record>... types) {
        List<Class<? extends Record>> list = new ArrayList<>();
        for (Class<? extends Record> type : types) {
            list.add(type);
        }
        return declareAll(list);
    }

    private List<Table<? extends Record>> declareAll(List<Class<? extends Record>> types) {
        Map<TableName, RecordDeclaration> declarations = new LinkedHashMap<>();
        for (Class<? extends Record> type : types) {
            RecordDeclaration.withParts(name, type)
                    .forEach(declaration -> declarations.put(declaration.table(), declaration));
        }
        List<Table<? extends Record>> tables = new ArrayList<>();
        for (RecordDeclaration declaration : DependencyOrder.of(
                declarations.values(),
                child -> child.parentsAmong(declarations.keySet()).stream()
                        .map(declarations::get)
                        .toList())) {
            tables.add(declare(declaration, declaration.type()));
        }
        return tables;
    }

    private <R extends Record> Table<R> declare(RecordDeclaration declaration, Class<R> type) {
        TableStructure structure =
                declarer().declare(declaration.table(), declaration.tier(), declaration.definition());
        RecordShape.of(type, structure.heading().names())
                .requireSame(structure.heading(), declaration.table().toString());
        Table<R> table = new Table<>(dj, base(structure), structure, type);
        if (declaration.tier() == Tier.LOOKUP) {
            LookupContents.put(table, LookupContents.of(type));
        }
        return table;
    }

    /** Declares a table from the text of its definition; rows are {@link Row}s. */
    public Table<Row> declare(Tier tier, String className, String definition) {
        if (!Names.isClassName(className)) {
            throw new DeclarationException(
                    "'%s' is no name of a table class.".formatted(className),
                    "Begin with a capital; then letters and digits.");
        }
        if (tier == Tier.PART) {
            throw new DeclarationException(
                    "The part %s needs its master.".formatted(className), "Use declarePart(master, name, definition).");
        }
        return declare(
                TableName.of(name, tier, className),
                tier,
                DefinitionParser.parseOf(name + "." + className, definition));
    }

    /** Declares a part of a master table that is there. */
    public Table<Row> declarePart(String master, String className, String definition) {
        TableName whole = table(master).name();
        return declare(
                TableName.ofPart(whole, className),
                Tier.PART,
                DefinitionParser.parseOf(name + "." + whole.className() + "." + className, definition));
    }

    /**
     * A table that the database has.
     *
     * @param table its class ({@code SpikeTrain}, {@code Session.Trial}) or stored name ({@code __spike_train})
     */
    public Table<Row> table(String table) {
        TableName found = references().find(name, table).orElseThrow(() -> missing(table));
        TableStructure structure = catalogue().find(found).orElseThrow(() -> missing(table));
        return new Table<>(dj, base(structure), structure, Row.class);
    }

    /** A table that the database has, with rows of a record type whose components it has as attributes. */
    public <R extends Record> Table<R> table(Class<R> type) {
        RecordDeclaration declaration = RecordDeclaration.of(name, type);
        TableStructure structure = catalogue()
                .find(declaration.table())
                .orElseThrow(() -> missing(declaration.table().className()));
        RecordShape.of(type, structure.heading().names())
                .requireSame(structure.heading(), declaration.table().toString());
        return new Table<>(dj, base(structure), structure, type);
    }

    /** Every table of the pipeline, parents first. Tables of the system are left out. */
    public List<Table<Row>> tables() {
        Map<TableName, TableStructure> all = catalogue().pipeline(name);
        return DependencyOrder.of(
                        all.values(),
                        child -> child.foreignKeys().stream()
                                .map(ForeignKey::parent)
                                .filter(parent -> !parent.equals(child.name()))
                                .flatMap(parent -> Stream.ofNullable(all.get(parent)))
                                .toList())
                .stream()
                .map(structure -> new Table<>(dj, base(structure), structure, Row.class))
                .toList();
    }

    /** The definitions of all tables as text, parents first. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Table<Row> table : tables()) {
            text.append("## ").append(table.name().className());
            table.name()
                    .tier()
                    .ifPresent(tier -> text.append(" (")
                            .append(tier.name().toLowerCase(java.util.Locale.ROOT))
                            .append(")"));
            text.append('\n').append(table.describe()).append('\n');
        }
        return text.toString();
    }

    /**
     * Everything that has to go for this schema to go, tables of other schemas that refer to its tables too. Nothing is
     * dropped before {@link DropPlan#execute}.
     */
    public DropPlan planDrop() {
        return DropPlanner.schema(dj.database(), catalogue(), name);
    }

    static String describe(TableStructure structure) {
        return DefinitionPrinter.print(Describe.definition(structure));
    }

    private Table<Row> declare(TableName table, Tier tier, TableDefinition definition) {
        TableStructure structure = declarer().declare(table, tier, definition);
        return new Table<>(dj, base(structure), structure, Row.class);
    }

    private static BaseTable base(TableStructure structure) {
        return new BaseTable(structure.name(), structure.heading(), structure.hidden());
    }

    private MissingTableException missing(String table) {
        List<String> classes = catalogue().pipeline(name).keySet().stream()
                .map(TableName::className)
                .toList();
        return new MissingTableException(
                "Schema %s has no table '%s'.".formatted(name, table),
                Nearest.hint(table, classes, "It has " + classes + "."));
    }

    private Catalogue catalogue() {
        return dj.catalogue();
    }

    private References references() {
        return new References(catalogue(), dj.openSchemas());
    }

    private Declarer declarer() {
        return new Declarer(dj.database(), catalogue(), references(), dj.declareOptions());
    }
}
