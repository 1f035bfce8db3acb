package datajoint.query;

import datajoint.query.Condition.Constant;
import java.util.ArrayList;
import java.util.List;

/** Leaves out what changes nothing: constants in lists, lists of one, double negation. */
public final class Fold implements Condition.Visitor<Condition> {
    private Fold() {}

    public static Condition of(Condition condition) {
        return condition.accept(new Fold());
    }

    @Override
    public Condition visit(Condition.Sql condition) {
        return condition;
    }

    @Override
    public Condition visit(Condition.Equal condition) {
        return condition.values().isEmpty() ? Constant.ALWAYS : condition;
    }

    @Override
    public Condition visit(Condition.Compare condition) {
        return condition;
    }

    @Override
    public Condition visit(Condition.IsNull condition) {
        return condition;
    }

    @Override
    public Condition visit(Condition.Matches condition) {
        return condition;
    }

    @Override
    public Condition visit(Condition.All condition) {
        List<Condition> parts = folded(condition.parts(), Constant.ALWAYS);
        if (parts.contains(Constant.NEVER)) {
            return Constant.NEVER;
        }
        return switch (parts.size()) {
            case 0 -> Constant.ALWAYS;
            case 1 -> parts.get(0);
            default -> new Condition.All(parts);
        };
    }

    @Override
    public Condition visit(Condition.Any condition) {
        List<Condition> parts = folded(condition.parts(), Constant.NEVER);
        if (parts.contains(Constant.ALWAYS)) {
            return Constant.ALWAYS;
        }
        return switch (parts.size()) {
            case 0 -> Constant.NEVER;
            case 1 -> parts.get(0);
            default -> new Condition.Any(parts);
        };
    }

    @Override
    public Condition visit(Condition.Not condition) {
        Condition part = condition.part().accept(this);
        if (part instanceof Condition.Not inner) {
            return inner.part();
        }
        if (part instanceof Constant constant) {
            return constant == Constant.ALWAYS ? Constant.NEVER : Constant.ALWAYS;
        }
        return new Condition.Not(part);
    }

    @Override
    public Condition visit(Constant condition) {
        return condition;
    }

    private List<Condition> folded(List<Condition> parts, Constant neutral) {
        List<Condition> all = new ArrayList<>();
        for (Condition part : parts) {
            Condition folded = part.accept(this);
            if (folded != neutral) {
                all.add(folded);
            }
        }
        return all;
    }
}
