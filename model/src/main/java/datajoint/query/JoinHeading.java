package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import java.util.ArrayList;
import java.util.List;

/**
 * The heading of a join. If one side determines the other, its key is the key and its attributes come first; the left
 * side wins if both do. If neither does, the key is that of both.
 */
final class JoinHeading {
    private JoinHeading() {}

    static Heading of(Heading left, Heading right) {
        if (left.determines(right)) {
            return extended(left, right);
        }
        return right.determines(left) ? extended(right, left) : united(left, right);
    }

    private static Heading extended(Heading first, Heading second) {
        List<Attribute> all = new ArrayList<>(keyFirst(first));
        second.attributes().stream()
                .filter(attribute -> !first.contains(attribute.name()))
                .forEach(attribute -> all.add(attribute.withInKey(false)));
        return Heading.of(all);
    }

    private static List<Attribute> keyFirst(Heading heading) {
        List<Attribute> all = new ArrayList<>();
        heading.attributes().stream().filter(Attribute::inKey).forEach(all::add);
        heading.attributes().stream().filter(attribute -> !attribute.inKey()).forEach(all::add);
        return all;
    }

    /** A secondary attribute of one side that is in the key of the other is in the key here. */
    private static Heading united(Heading left, Heading right) {
        List<Attribute> all = new ArrayList<>();
        left.attributes().stream().filter(Attribute::inKey).forEach(all::add);
        right.attributes().stream()
                .filter(attribute -> attribute.inKey() && !isKey(left, attribute.name()))
                .forEach(all::add);
        left.attributes().stream()
                .filter(attribute -> !attribute.inKey() && !isKey(right, attribute.name()))
                .forEach(attribute -> all.add(right.find(attribute.name()).orElse(attribute)));
        right.attributes().stream()
                .filter(attribute -> !attribute.inKey() && !left.contains(attribute.name()))
                .forEach(all::add);
        return Heading.of(all);
    }

    private static boolean isKey(Heading heading, String name) {
        return heading.find(name).filter(Attribute::inKey).isPresent();
    }
}
