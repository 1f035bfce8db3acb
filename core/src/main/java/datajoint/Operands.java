package datajoint;

import datajoint.model.AttributeType;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import datajoint.query.Condition;
import datajoint.query.Matching;
import datajoint.row.RecordShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators are given beside conditions: other relations, and rows. */
final class Operands {
    private Operands() {}

    static Condition matches(Relation relation, Relation other, Matching matching) {
        requireSameDatabase(relation, other);
        return new Condition.Matches(other.expression(), matching);
    }

    /** One statement goes to one server; inside and outside a transaction it is the same one. */
    static void requireSameDatabase(Relation relation, Relation other) {
        if (relation.database().backend() != other.database().backend()) {
            throw new QueryException(
                    "The two relations are on different connections: %s and %s.".formatted(relation, other),
                    "Take both from the same DataJoint, or fetch the keys of one and restrict with any(...).");
        }
    }

    /** Equality in the attributes that both have, leaving out what codecs store. */
    static Condition common(Relation relation, Map<String, ? extends @Nullable Object> row) {
        Heading heading = relation.expression().heading();
        Map<String, @Nullable Object> common = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (heading.find(name)
                    .filter(attribute -> !(attribute.type() instanceof AttributeType.Coded))
                    .isPresent()) {
                common.put(name, value);
            }
        });
        if (common.isEmpty()) {
            throw new QueryException(
                    "The row has %s, and %s has %s: they have nothing in common."
                            .formatted(row.keySet(), relation, heading.names()),
                    "Restrict by a row that has at least one of these attributes.");
        }
        return new Condition.Equal(common);
    }

    static Map<String, @Nullable Object> values(Record row) {
        RecordShape shape = RecordShape.of(row.getClass());
        List<String> names = shape.attributes();
        @Nullable Object[] values = shape.values(row);
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        return byName;
    }
}
