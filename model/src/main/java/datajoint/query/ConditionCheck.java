package datajoint.query;

import datajoint.model.Attribute;
import datajoint.model.AttributeType;
import datajoint.model.Heading;
import datajoint.model.QueryException;
import java.util.List;

/** Fails, with the nearest name, if a condition cannot apply to a heading. */
record ConditionCheck(Heading heading, List<Attribute> hidden) implements Condition.Visitor<Heading> {

    @Override
    public Heading visit(Condition.Sql condition) {
        SqlNames.check(condition.text(), condition.values().size(), heading, hidden);
        return heading;
    }

    @Override
    public Heading visit(Condition.Equal condition) {
        condition.values().forEach((name, value) -> {
            var path = heading.contains(name) ? java.util.Optional.<JsonPath>empty() : JsonPath.parse(name);
            if (path.isPresent()) {
                path.get().check(heading);
            } else if (value != null) {
                requireComparable(name);
            } else {
                heading.attribute(name);
            }
        });
        return heading;
    }

    @Override
    public Heading visit(Condition.Compare condition) {
        requireComparable(condition.attribute());
        return heading;
    }

    @Override
    public Heading visit(Condition.IsNull condition) {
        heading.attribute(condition.attribute());
        return heading;
    }

    @Override
    public Heading visit(Condition.Matches condition) {
        condition.matching().check(heading, condition.other().heading());
        return heading;
    }

    @Override
    public Heading visit(Condition.All condition) {
        condition.parts().forEach(part -> part.accept(this));
        return heading;
    }

    @Override
    public Heading visit(Condition.Any condition) {
        condition.parts().forEach(part -> part.accept(this));
        return heading;
    }

    @Override
    public Heading visit(Condition.Not condition) {
        return condition.part().accept(this);
    }

    @Override
    public Heading visit(Condition.Constant condition) {
        return heading;
    }

    private void requireComparable(String name) {
        AttributeType type = heading.attribute(name).type();
        if (type instanceof AttributeType.Coded || type instanceof AttributeType.Legacy) {
            throw new QueryException(
                    "'%s' is stored by a codec, %s, and cannot be compared in the database."
                            .formatted(name, type.text()),
                    "Restrict by other attributes, or ask whether it is null.");
        }
    }
}
