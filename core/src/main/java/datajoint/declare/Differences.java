package datajoint.declare;

import datajoint.backend.ForeignKey;
import datajoint.backend.StoredColumn;
import datajoint.backend.StoredIndex;
import datajoint.backend.TableStructure;
import datajoint.model.Attribute;
import datajoint.model.AttributeTypes;
import datajoint.model.DefaultValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What tells a table as defined from the table in the database, in words. Platform attributes do not count. */
final class Differences {
    private final TableStructure wanted;
    private final TableStructure found;
    private final List<String> words = new ArrayList<>();

    private Differences(TableStructure wanted, TableStructure found) {
        this.wanted = wanted;
        this.found = found;
    }

    static List<String> between(TableStructure wanted, TableStructure found) {
        return new Differences(wanted, found).all();
    }

    private List<String> all() {
        compare("the table comment", wanted.comment(), found.comment());
        List<String> names = names(wanted);
        List<String> there = names(found);
        names.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> words.add("'%s' is missing".formatted(name)));
        there.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> words.add("'%s' is there and not defined".formatted(name)));
        names.stream().filter(there::contains).forEach(this::compare);
        if (words.isEmpty()) {
            compare("the order of the attributes", names, there);
        }
        compare("the key", wanted.primaryKey(), found.primaryKey());
        Set<ForeignKey> references = new HashSet<>(wanted.foreignKeys());
        compare("the references", references, new HashSet<>(found.foreignKeys()));
        compare("the indexes", indexes(wanted), indexes(found));
        return words;
    }

    private void compare(String name) {
        Attribute defined = column(wanted, name);
        Attribute there = column(found, name);
        if (!AttributeTypes.sameMeaning(defined.type(), there.type())) {
            words.add("'%s' is defined as %s and is %s"
                    .formatted(name, defined.type().text(), there.type().text()));
        }
        if (defined.nullable() != there.nullable()) {
            words.add("'%s' is %s".formatted(name, there.nullable() ? "nullable" : "not nullable"));
        }
        if (!sameDefault(defined.defaultValue(), there.defaultValue())) {
            words.add("'%s' has the default %s and not %s"
                    .formatted(name, text(there.defaultValue()), text(defined.defaultValue())));
        }
        boolean inherited =
                wanted.foreignKeys().stream().anyMatch(key -> key.columns().contains(name));
        if (!inherited) {
            compare("the comment of '" + name + "'", defined.comment(), there.comment());
        }
    }

    private void compare(String what, Object defined, Object there) {
        if (!defined.equals(there)) {
            words.add("%s is %s and not %s".formatted(what, quoted(there), quoted(defined)));
        }
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    /** Without those that a reference brings along, which servers name and keep each in its own way. */
    private static Set<StoredIndex> indexes(TableStructure table) {
        Set<StoredIndex> indexes = new HashSet<>();
        for (StoredIndex index : table.indexes()) {
            boolean plain = index.elements().stream().noneMatch(element -> element.startsWith("("));
            boolean brought = !index.unique()
                    && table.foreignKeys().stream()
                            .anyMatch(key -> key.columns().equals(index.elements()));
            if (plain && !brought) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static boolean sameDefault(Optional<DefaultValue> one, Optional<DefaultValue> other) {
        if (isNull(one) && isNull(other)) {
            return true;
        }
        if (one.orElse(null) instanceof DefaultValue.Literal a
                && other.orElse(null) instanceof DefaultValue.Literal b) {
            return a.equals(b) || Objects.equals(number(a.value()), number(b.value())) && number(a.value()) != null;
        }
        return text(one).equalsIgnoreCase(text(other));
    }

    private static boolean isNull(Optional<DefaultValue> value) {
        return value.isEmpty() || value.get() instanceof DefaultValue.Null;
    }

    /** Servers write {@code 0} as {@code 0.00}. */
    private static @org.jspecify.annotations.Nullable BigDecimal number(String text) {
        return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?") && text.matches(".*[0-9].*")
                ? new BigDecimal(text).stripTrailingZeros()
                : null;
    }

    private static String text(Optional<DefaultValue> value) {
        return value.map(one -> one instanceof DefaultValue.Literal literal
                        ? "\"" + literal.value() + "\""
                        : one instanceof DefaultValue.Expression expression ? expression.sql() : "null")
                .orElse("none");
    }

    private static List<String> names(TableStructure table) {
        return table.columns().stream()
                .filter(column -> !column.attribute().isHidden())
                .map(StoredColumn::name)
                .toList();
    }

    private static Attribute column(TableStructure table, String name) {
        return table.column(name).orElseThrow().attribute();
    }
}
