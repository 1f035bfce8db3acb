package datajoint.declare;

import datajoint.backend.TableStructure;
import datajoint.definition.ReferenceLine;
import datajoint.definition.TableReference;
import datajoint.model.DeclarationException;
import datajoint.model.Nearest;
import datajoint.model.TableName;
import datajoint.model.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the table that a definition refers to: in its own schema, then in the others that this instance has opened. */
public final class References {
    private static final List<Tier> TIERS = List.of(Tier.MANUAL, Tier.LOOKUP, Tier.IMPORTED, Tier.COMPUTED);

    private final Catalogue catalogue;
    private final Collection<String> openSchemas;

    public References(Catalogue catalogue, Collection<String> openSchemas) {
        this.catalogue = catalogue;
        this.openSchemas = openSchemas;
    }

    /** The structure behind a reference of a table that is being declared. */
    TableStructure parent(TableName child, ReferenceLine line) {
        TableName name = find(child, line.target())
                .or(() -> {
                    catalogue.forget();
                    return find(child, line.target());
                })
                .orElseThrow(() -> unknown(child, line.table()));
        if (name.equals(child)) {
            throw new DeclarationException(
                    "%s refers to itself.".formatted(child),
                    "Put the relation into a table of its own that refers to %s twice, once renamed."
                            .formatted(child.className()));
        }
        return catalogue.find(name).orElseThrow(() -> unknown(child, line.table()));
    }

    /** The table of that class or stored name in a schema: {@code Session}, {@code Session.Trial}, {@code __spike_rate}. */
    public Optional<TableName> find(String schema, String name) {
        return known(schema, name).or(() -> {
            // Another program may have made it since the schema was read.
            catalogue.forget();
            return known(schema, name);
        });
    }

    private Optional<TableName> known(String schema, String name) {
        TableName stored = new TableName(schema, name);
        return catalogue.tables(schema).contains(stored)
                ? Optional.of(stored)
                : find(stored, TableReference.parse(name));
    }

    private Optional<TableName> find(TableName child, TableReference reference) {
        if (reference instanceof TableReference.Master) {
            return child.master();
        }
        if (reference instanceof TableReference.StoredName stored) {
            String schema = stored.schema().orElse(child.schema());
            return Optional.of(new TableName(schema, stored.table())).filter(this::isThere);
        }
        TableReference.ClassName name = (TableReference.ClassName) reference;
        if (name.module().isPresent()) {
            return inSchema(name.module().get(), name);
        }
        Optional<TableName> own = inSchema(child.schema(), name);
        return own.isPresent() ? own : elsewhere(child, name);
    }

    private Optional<TableName> elsewhere(TableName child, TableReference.ClassName name) {
        List<TableName> found = new ArrayList<>();
        for (String schema : openSchemas) {
            if (!schema.equals(child.schema())) {
                inSchema(schema, name).ifPresent(found::add);
            }
        }
        if (found.size() > 1) {
            throw new DeclarationException(
                    "%s refers to '%s', which can be any of %s.".formatted(child, name.name(), found),
                    "Write the schema: %s.%s.".formatted(found.get(0).schema(), name.name()));
        }
        return found.stream().findFirst();
    }

    private Optional<TableName> inSchema(String schema, TableReference.ClassName name) {
        Optional<TableName> table = TIERS.stream()
                .map(tier -> TableName.of(schema, tier, name.name()))
                .filter(this::isThere)
                .findFirst();
        return name.part().isEmpty()
                ? table
                : table.map(master -> TableName.ofPart(master, name.part().get()))
                        .filter(this::isThere);
    }

    private boolean isThere(TableName name) {
        return catalogue.tables(name.schema()).contains(name);
    }

    private DeclarationException unknown(TableName child, String reference) {
        List<String> classes = catalogue.tables(child.schema()).stream()
                .filter(name -> !name.isHidden())
                .map(TableName::className)
                .toList();
        return new DeclarationException(
                "%s refers to '%s', and there is no such table.".formatted(child, reference),
                Nearest.hint(
                        reference,
                        classes,
                        "Declare it first, or open its schema; %s has %s.".formatted(child.schema(), classes)));
    }
}
