package datajoint.algebra;

import datajoint.query.Condition;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a condition holds for a row: true, false, or null for unknown. */
record Truth(Evaluator evaluator, Map<String, @Nullable Long> row) implements Condition.Visitor<@Nullable Boolean> {

    /** {@code a < b}, or {@code a is null}. */
    @Override
    public @Nullable Boolean visit(Condition.Sql condition) {
        String[] words = condition.text().split(" ");
        Long left = row.get(words[0]);
        if (words[1].equals("is")) {
            return left == null;
        }
        Long right = row.get(words[2]);
        return left == null || right == null ? null : Boolean.valueOf(left < right);
    }

    @Override
    public @Nullable Boolean visit(Condition.Equal condition) {
        return and(condition.values().entrySet().stream().map(entry -> {
            Object wanted = entry.getValue();
            Long value = row.get(entry.getKey());
            if (wanted instanceof Collection<?> members) {
                return or(members.stream().map(member -> equal(value, member)));
            }
            return equal(value, wanted);
        }));
    }

    private static @Nullable Boolean equal(@Nullable Long value, @Nullable Object wanted) {
        if (wanted == null) {
            return value == null;
        }
        return value == null ? null : Boolean.valueOf(value == ((Number) wanted).longValue());
    }

    @Override
    public @Nullable Boolean visit(Condition.Compare condition) {
        Long value = row.get(condition.attribute());
        long other = ((Number) condition.value()).longValue();
        if (value == null) {
            return null;
        }
        return switch (condition.comparison()) {
            case EQUAL -> value == other;
            case NOT_EQUAL -> value != other;
            case LESS -> value < other;
            case AT_MOST -> value <= other;
            case GREATER -> value > other;
            case AT_LEAST -> value >= other;
            case LIKE -> throw new UnsupportedOperationException();
        };
    }

    @Override
    public Boolean visit(Condition.IsNull condition) {
        return row.get(condition.attribute()) == null;
    }

    @Override
    public Boolean visit(Condition.Matches condition) {
        return condition.other().accept(evaluator).stream().anyMatch(other -> Evaluator.agree(row, other));
    }

    @Override
    public @Nullable Boolean visit(Condition.All condition) {
        return and(condition.parts().stream().map(part -> part.accept(this)));
    }

    @Override
    public @Nullable Boolean visit(Condition.Any condition) {
        return or(condition.parts().stream().map(part -> part.accept(this)));
    }

    @Override
    public @Nullable Boolean visit(Condition.Not condition) {
        return not(condition.part().accept(this));
    }

    @Override
    public Boolean visit(Condition.Constant condition) {
        return condition == Condition.Constant.ALWAYS;
    }

    private static @Nullable Boolean and(Stream<@Nullable Boolean> parts) {
        return not(or(parts.map(Truth::not)));
    }

    private static @Nullable Boolean or(Stream<@Nullable Boolean> parts) {
        Boolean result = false;
        for (Boolean part : (Iterable<@Nullable Boolean>) parts::iterator) {
            if (Boolean.TRUE.equals(part)) {
                return true;
            }
            result = part == null ? null : result;
        }
        return result;
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : Boolean.valueOf(!value);
    }
}
