package datajoint.algebra;

import datajoint.model.QueryException;
import datajoint.query.BaseTable;
import datajoint.query.Column;
import datajoint.query.Comparison;
import datajoint.query.Condition;
import datajoint.query.Expression;
import datajoint.query.Join;
import datajoint.query.Matching;
import datajoint.query.Order;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.Top;
import datajoint.query.TopRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Trees of all operators and conditions over some tables; the same seed gives the same tree. */
final class RandomQueries {
    private static final List<String> NAMES = List.of("x", "y", "u", "v", "w", "p", "q");

    private final Random random;
    private final List<BaseTable> tables;

    RandomQueries(long seed, List<BaseTable> tables) {
        this.random = new Random(seed);
        this.tables = tables;
    }

    /** Names may collide in what chance makes; then it tries again. */
    Expression expression(int depth) {
        while (true) {
            try {
                return attempt(depth);
            } catch (QueryException collision) {
                continue;
            }
        }
    }

    private Expression attempt(int depth) {
        if (depth == 0) {
            return pick(tables);
        }
        Expression source = expression(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> projection(source);
            case 1 -> new Join(source, expression(random.nextInt(depth)), Matching.BY_NAME);
            case 2 -> top(source);
            default -> new Restriction(source, condition(source, depth));
        };
    }

    private Projection projection(Expression source) {
        List<String> names = source.heading().names();
        List<Column> columns = new ArrayList<>();
        if (random.nextBoolean()) {
            columns.add(new Column.KeepAll(List.of()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            columns.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Column.Keep(pick(names));
                        case 1 -> new Column.Rename(pick(names), pick(NAMES));
                        case 2 -> new Column.Copy(pick(names), pick(NAMES));
                        default -> new Column.Compute(pick(NAMES), pick(names) + " + " + pick(names), List.of());
                    });
        }
        return new Projection(source, columns);
    }

    private TopRows top(Expression source) {
        long offset = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        Top top = (random.nextInt(4) == 0 ? Top.all() : Top.of(random.nextInt(8))).offset(offset);
        if (source instanceof TopRows && random.nextBoolean()) {
            return new TopRows(source, top.inOrder());
        }
        String name = pick(source.heading().names());
        return new TopRows(
                source,
                switch (random.nextInt(3)) {
                    case 0 -> top;
                    case 1 -> top.orderBy(Order.desc(Order.KEY));
                    default -> top.orderBy(random.nextBoolean() ? Order.asc(name) : Order.desc(name), Order.asc("KEY"));
                });
    }

    private Condition condition(Expression source, int depth) {
        String name = pick(source.heading().names());
        Integer value = random.nextInt(4);
        return switch (random.nextInt(10)) {
            case 0 -> new Condition.Equal(Collections.singletonMap(name, random.nextInt(4) == 0 ? null : value));
            case 1 -> new Condition.Equal(Collections.singletonMap(name, Arrays.asList(value, 3, null)));
            case 2 ->
                new Condition.Compare(name, pick(List.of(Comparison.values()).subList(0, 6)), value);
            case 3 -> new Condition.Sql(name + " < " + pick(source.heading().names()), List.of());
            case 4 ->
                random.nextBoolean() ? new Condition.IsNull(name) : new Condition.Sql(name + " is null", List.of());
            case 5 -> new Condition.All(List.of(condition(source, depth), condition(source, depth)));
            case 6 -> new Condition.Any(List.of(condition(source, depth), condition(source, depth)));
            case 7 -> new Condition.Not(condition(source, depth));
            default ->
                random.nextInt(12) == 0
                        ? pick(List.of(Condition.Constant.values()))
                        : new Condition.Matches(expression(random.nextInt(depth)), Matching.BY_NAME);
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
