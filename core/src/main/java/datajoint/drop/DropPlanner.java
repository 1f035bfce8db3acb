package datajoint.drop;

import static java.util.stream.Collectors.groupingBy;

import datajoint.backend.TableLink;
import datajoint.database.Database;
import datajoint.declare.Catalogue;
import datajoint.graph.DependencyOrder;
import datajoint.model.IntegrityException;
import datajoint.model.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds everything that has to go when tables go: all that refers to them, in every schema of the server. */
public final class DropPlanner {
    private final Catalogue catalogue;
    private final Map<String, Map<TableName, List<TableLink>>> links = new HashMap<>();

    private DropPlanner(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A plan for one table with all tables that refer to it, and their job queues.
     *
     * @throws IntegrityException if a part would go while its master stays
     */
    public static DropPlan table(Database database, Catalogue catalogue, TableName table) {
        catalogue.forget();
        DropPlanner planner = new DropPlanner(catalogue);
        Set<TableName> tables = planner.withDependents(List.of(table));
        planner.requireMasters(tables);
        planner.jobQueues(tables).forEach(tables::add);
        return new DropPlan(database, catalogue, planner.ordered(tables), Optional.empty());
    }

    /** A plan for a schema with everything in it, and all tables of other schemas that refer to its tables. */
    public static DropPlan schema(Database database, Catalogue catalogue, String schema) {
        catalogue.forget();
        DropPlanner planner = new DropPlanner(catalogue);
        Set<TableName> tables = planner.withDependents(catalogue.tables(schema));
        planner.requireMasters(tables);
        planner.jobQueues(tables).forEach(tables::add);
        return new DropPlan(database, catalogue, planner.ordered(tables), Optional.of(schema));
    }

    private Set<TableName> withDependents(Collection<TableName> seeds) {
        Set<TableName> found = new LinkedHashSet<>(seeds);
        Deque<TableName> open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            for (TableLink link : linksTo(open.remove())) {
                if (found.add(link.child())) {
                    open.add(link.child());
                }
            }
        }
        return found;
    }

    private List<TableLink> linksTo(TableName parent) {
        return links.computeIfAbsent(
                        parent.schema(),
                        schema -> catalogue.linksTo(schema).stream().collect(groupingBy(TableLink::parent)))
                .getOrDefault(parent, List.of());
    }

    private void requireMasters(Set<TableName> tables) {
        for (TableName table : tables) {
            Optional<TableName> master = table.master().filter(catalogue.tables(table.schema())::contains);
            if (master.isPresent() && !tables.contains(master.get())) {
                throw new IntegrityException(
                        "The part %s would go and its master %s would stay.".formatted(table, master.get()),
                        "Drop the master; its parts go with it.");
            }
        }
    }

    /** A queue has no foreign key to its table, only its name. */
    private Set<TableName> jobQueues(Set<TableName> tables) {
        Set<TableName> queues = new HashSet<>();
        for (TableName table : tables) {
            TableName queue = new TableName(table.schema(), "~~" + table.table().replaceFirst("^_+", ""));
            boolean populated = table.tier().filter(tier -> tier.isPopulated()).isPresent();
            if (populated && catalogue.tables(table.schema()).contains(queue)) {
                queues.add(queue);
            }
        }
        return queues;
    }

    /** Those that refer before those that are referred to. */
    private List<TableName> ordered(Set<TableName> tables) {
        Map<TableName, Set<TableName>> parents = new HashMap<>();
        for (TableName table : tables) {
            for (TableLink link : linksTo(table)) {
                if (!link.child().equals(table)) {
                    parents.computeIfAbsent(link.child(), child -> new LinkedHashSet<>())
                            .add(table);
                }
            }
        }
        List<TableName> order = new ArrayList<>(
                DependencyOrder.of(tables, table -> List.copyOf(parents.getOrDefault(table, Set.of()))));
        Collections.reverse(order);
        return order;
    }
}
