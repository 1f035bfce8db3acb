package datajoint.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The ordered attributes of a table or of a query. Complete when made: it never reads the database. */
public final class Heading {
    private final Map<String, Attribute> byName;
    private final List<Attribute> attributes;

    private Heading(List<Attribute> attributes) {
        this.attributes = List.copyOf(attributes);
        this.byName = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            if (byName.put(attribute.name(), attribute) != null) {
                throw new QueryException(
                        "Attribute '%s' appears twice in the heading.".formatted(attribute.name()),
                        "Rename one of the two with project(rename(\"%s\", ...)).".formatted(attribute.name()));
            }
        }
    }

    public static Heading of(List<Attribute> attributes) {
        return new Heading(attributes);
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public List<String> primaryKey() {
        return named(Attribute::inKey);
    }

    public List<String> secondary() {
        return named(attribute -> !attribute.inKey());
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    public Optional<Attribute> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The attribute of that name, or an error that names the nearest one there is. */
    public Attribute attribute(String name) {
        Attribute attribute = byName.get(name);
        if (attribute == null) {
            throw new QueryException(
                    "There is no attribute '%s' here; the attributes are %s."
                            .formatted(name, String.join(", ", byName.keySet())),
                    Nearest.hint(name, byName.keySet(), "Project it from the table that has it."));
        }
        return attribute;
    }

    /** True when every key attribute of {@code other} is here, so that one row here picks at most one row there. */
    public boolean determines(Heading other) {
        return byName.keySet().containsAll(other.primaryKey());
    }

    /** The same attributes with this key, the key first and in this order. */
    public Heading withPrimaryKey(List<String> key) {
        List<Attribute> all = new ArrayList<>();
        Set<String> inKey = new HashSet<>(key);
        key.forEach(name -> all.add(attribute(name).withInKey(true)));
        attributes.stream()
                .filter(attribute -> !inKey.contains(attribute.name()))
                .forEach(attribute -> all.add(attribute.withInKey(false)));
        return new Heading(all);
    }

    private List<String> named(Predicate<Attribute> test) {
        return attributes.stream().filter(test).map(Attribute::name).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Heading heading && attributes.equals(heading.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}
