package datajoint.algebra;

import datajoint.query.BaseTable;
import datajoint.query.Expression;
import datajoint.query.Join;
import datajoint.query.Order;
import datajoint.query.Output;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.TopRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The algebra by its definitions, on rows in memory: slow, plain, and without SQL. All values are whole numbers. */
record Evaluator(Map<String, List<Map<String, @Nullable Long>>> tables, boolean nullsFirst)
        implements Expression.Visitor<List<Map<String, @Nullable Long>>> {

    @Override
    public List<Map<String, @Nullable Long>> visit(BaseTable node) {
        return tables.get(node.name().table());
    }

    @Override
    public List<Map<String, @Nullable Long>> visit(Restriction node) {
        List<Map<String, @Nullable Long>> rows = new ArrayList<>();
        for (Map<String, @Nullable Long> row : node.source().accept(this)) {
            if (Boolean.TRUE.equals(node.condition().accept(new Truth(this, row)))) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public List<Map<String, @Nullable Long>> visit(Projection node) {
        List<Map<String, @Nullable Long>> rows = new ArrayList<>();
        for (Map<String, @Nullable Long> row : node.source().accept(this)) {
            Map<String, @Nullable Long> projected = new LinkedHashMap<>();
            for (Output output : node.outputs()) {
                projected.put(
                        output.attribute().name(),
                        output.computed().isPresent()
                                ? sum(output.computed().get().sql(), row)
                                : row.get(output.from()));
            }
            rows.add(projected);
        }
        return rows;
    }

    /** {@code a + b}. */
    private static @Nullable Long sum(String sql, Map<String, @Nullable Long> row) {
        String[] terms = sql.split(" \\+ ");
        Long a = row.get(terms[0]);
        Long b = row.get(terms[1]);
        return a == null || b == null ? null : Long.valueOf(a + b);
    }

    @Override
    public List<Map<String, @Nullable Long>> visit(Join node) {
        List<Map<String, @Nullable Long>> rows = new ArrayList<>();
        for (Map<String, @Nullable Long> left : node.left().accept(this)) {
            for (Map<String, @Nullable Long> right : node.right().accept(this)) {
                if (agree(left, right)) {
                    Map<String, @Nullable Long> both = new LinkedHashMap<>(right);
                    both.putAll(left);
                    rows.add(both);
                }
            }
        }
        return rows;
    }

    /** A missing value agrees with nothing. */
    static boolean agree(Map<String, @Nullable Long> left, Map<String, @Nullable Long> right) {
        return left.keySet().stream().filter(right::containsKey).allMatch(name -> {
            Long value = left.get(name);
            return value != null && value.equals(right.get(name));
        });
    }

    @Override
    public List<Map<String, @Nullable Long>> visit(TopRows node) {
        List<Map<String, @Nullable Long>> rows = new ArrayList<>(node.source().accept(this));
        node.top()
                .order()
                .ifPresent(order -> rows.sort(comparator(order, node.heading().primaryKey())));
        return rows.stream()
                .skip(node.top().offset())
                .limit(node.top().limit().orElse(Long.MAX_VALUE))
                .toList();
    }

    private Comparator<Map<String, @Nullable Long>> comparator(List<Order> order, List<String> key) {
        Comparator<Map<String, @Nullable Long>> all = (a, b) -> 0;
        for (Order by : order) {
            for (String name : by.attribute().equals(Order.KEY) ? key : List.of(by.attribute())) {
                Comparator<Long> values = nullsFirst
                        ? Comparator.nullsFirst(Comparator.naturalOrder())
                        : Comparator.nullsLast(Comparator.naturalOrder());
                Comparator<Map<String, @Nullable Long>> one = Comparator.comparing(row -> row.get(name), values);
                all = all.thenComparing(by.direction() == Order.Direction.DESCENDING ? one.reversed() : one);
            }
        }
        return all;
    }
}
