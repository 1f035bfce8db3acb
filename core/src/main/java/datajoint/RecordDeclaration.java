package datajoint;

import datajoint.definition.DefinitionParser;
import datajoint.definition.ReferenceLine;
import datajoint.definition.TableDefinition;
import datajoint.definition.TableReference;
import datajoint.model.DeclarationException;
import datajoint.model.Names;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a record class says about its table. */
record RecordDeclaration(Class<? extends Record> type, TableName table, Tier tier, TableDefinition definition) {

    static RecordDeclaration of(String schema, Class<? extends Record> type) {
        Definition annotation = type.getAnnotation(Definition.class);
        if (annotation == null) {
            throw new DeclarationException(
                    "The record %s has no definition.".formatted(type.getSimpleName()),
                    "Annotate it: @Definition(tier = MANUAL, value = \"...\").");
        }
        if (!Names.isClassName(type.getSimpleName())) {
            throw new DeclarationException(
                    "'%s' is no name of a table class.".formatted(type.getSimpleName()),
                    "Begin with a capital; then letters and digits.");
        }
        return new RecordDeclaration(
                type,
                nameOf(schema, type, annotation.tier()),
                annotation.tier(),
                DefinitionParser.parseOf(schema + "." + type.getSimpleName(), annotation.value()));
    }

    /** The declaration of a record and of the parts that are nested in it. */
    static List<RecordDeclaration> withParts(String schema, Class<? extends Record> type) {
        List<RecordDeclaration> declarations = new ArrayList<>(List.of(of(schema, type)));
        for (Class<?> nested : type.getDeclaredClasses()) {
            Definition annotation = nested.getAnnotation(Definition.class);
            if (annotation != null && annotation.tier() == Tier.PART && nested.isRecord()) {
                declarations.add(of(schema, nested.asSubclass(Record.class)));
            }
        }
        return declarations;
    }

    private static TableName nameOf(String schema, Class<?> type, Tier tier) {
        if (tier != Tier.PART) {
            return TableName.of(schema, tier, type.getSimpleName());
        }
        Class<?> master = type.getEnclosingClass();
        Definition whole = master == null ? null : master.getAnnotation(Definition.class);
        if (whole == null) {
            throw new DeclarationException(
                    "The part %s stands outside its master.".formatted(type.getSimpleName()),
                    "Nest the record in that of its master table.");
        }
        return TableName.ofPart(TableName.of(schema, whole.tier(), master.getSimpleName()), type.getSimpleName());
    }

    /** The tables among these that the definition refers to. */
    List<TableName> parentsAmong(Collection<TableName> tables) {
        List<TableName> parents = new ArrayList<>();
        for (ReferenceLine line : definition.references().toList()) {
            TableReference target = line.target();
            for (TableName other : tables) {
                if (refersTo(target, other)) {
                    parents.add(other);
                }
            }
        }
        return parents;
    }

    private boolean refersTo(TableReference target, TableName other) {
        if (target instanceof TableReference.Master) {
            return table.master().filter(other::equals).isPresent();
        }
        if (target instanceof TableReference.ClassName name) {
            String className = name.part().map(part -> name.name() + "." + part).orElse(name.name());
            return name.module()
                            .filter(module -> !module.equals(other.schema()))
                            .isEmpty()
                    && className.equals(other.className());
        }
        TableReference.StoredName stored = (TableReference.StoredName) target;
        return stored.table().equals(other.table())
                && stored.schema().orElse(table.schema()).equals(other.schema());
    }
}
