package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what a projection gives out. Every name has to exist: a typing error must not drop an attribute. */
final class ProjectedColumns {
    private final Heading source;
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final List<Output> added = new ArrayList<>();
    private final List<Output> computed = new ArrayList<>();

    private ProjectedColumns(Heading source) {
        this.source = source;
    }

    static List<Output> outputs(Heading source, List<Attribute> hidden, List<Column> columns) {
        ProjectedColumns projected = new ProjectedColumns(source);
        columns.forEach(column -> projected.take(column, hidden));
        return projected.inOrder();
    }

    private void take(Column column, List<Attribute> hidden) {
        if (column instanceof Column.Keep keep) {
            kept.add(source.attribute(keep.name()).name());
        } else if (column instanceof Column.KeepAll all) {
            kept.addAll(source.secondary());
            all.but().forEach(this::leaveOut);
        } else if (column instanceof Column.Rename rename) {
            rename(source.attribute(rename.from()).name(), newName(rename.name()));
        } else if (column instanceof Column.Copy copy) {
            added.add(Output.stored(source.attribute(copy.from()), newName(copy.name())));
        } else if (column instanceof Column.Compute compute) {
            newName(compute.name());
            SqlNames.check(compute.sql(), compute.values().size(), source, hidden);
            computed.add(Output.computed(compute));
        }
    }

    private void leaveOut(String name) {
        if (source.attribute(name).inKey()) {
            throw new QueryException(
                    "'%s' is in the primary key %s and cannot be left out.".formatted(name, source.primaryKey()),
                    "Leave out secondary attributes only; a key attribute can be renamed.");
        }
        kept.remove(name);
    }

    private void rename(String from, String to) {
        if (renamed.put(from, to) != null) {
            throw new QueryException(
                    "Attribute '%s' is renamed twice.".formatted(from),
                    "Give it the second name with copy(\"%s\", ...).".formatted(from));
        }
    }

    private static String newName(String name) {
        if (name.isBlank() || name.startsWith("_")) {
            throw new QueryException(
                    "'%s' cannot be the name of an attribute of a query.".formatted(name),
                    "Take a name that begins with a letter; names with an underscore in front are the platform's.");
        }
        return name;
    }

    private List<Output> inOrder() {
        List<Output> all = new ArrayList<>();
        for (Attribute attribute : source.attributes()) {
            String other = renamed.get(attribute.name());
            if (other != null) {
                all.add(Output.stored(attribute, other));
            } else if (attribute.inKey() || kept.contains(attribute.name())) {
                all.add(Output.stored(attribute, attribute.name()));
            }
        }
        all.addAll(added);
        all.addAll(computed);
        return all;
    }
}
