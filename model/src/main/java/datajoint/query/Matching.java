package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import java.util.List;

/** How two relations are matched: by all names that both have. */
public enum Matching {
    /** Names that both have must also have the same lineage, or it is an error. */
    SEMANTIC,
    /** The names alone decide. */
    BY_NAME;

    /** The attributes of both, in the order of the left one. */
    public static List<String> namesakes(Heading left, Heading right) {
        return left.names().stream().filter(right::contains).toList();
    }

    /** @throws QueryException if attributes of the same name mean different things */
    void check(Heading left, Heading right) {
        if (this == BY_NAME) {
            return;
        }
        for (String name : namesakes(left, right)) {
            Attribute mine = left.attribute(name);
            Attribute theirs = right.attribute(name);
            if (!mine.isHomologousTo(theirs)) {
                throw mismatch(name, mine, theirs);
            }
        }
    }

    private static QueryException mismatch(String name, Attribute mine, Attribute theirs) {
        if (mine.lineage().isEmpty() && theirs.lineage().isEmpty()) {
            return new QueryException(
                    "Attribute '%s' is on both sides, but refers to nothing in common: it has no lineage."
                            .formatted(name),
                    "Leave it out of one side, for example with project() for the key alone, or rename it.");
        }
        return new QueryException(
                "Attribute '%s' means different things on the two sides: %s and %s."
                        .formatted(name, origin(mine), origin(theirs)),
                ("Rename one side, for example with project(keepAll(), rename(\"%s\", \"other_%s\")), leave it"
                                + " out, or match by name with joinByName or restrictByName.")
                        .formatted(name, name));
    }

    private static String origin(Attribute attribute) {
        return attribute.lineage().map(Object::toString).orElse("without lineage");
    }
}
