package datajoint.backend;

import static java.util.stream.Collectors.joining;

import datajoint.model.Heading;
import datajoint.query.BaseTable;
import datajoint.query.Condition;
import datajoint.query.Expression;
import datajoint.query.Fold;
import datajoint.query.Join;
import datajoint.query.Order;
import datajoint.query.Output;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.Top;
import datajoint.query.TopRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes the SELECT for a tree. An operator joins the SELECT of its operand where that is sure to mean the same, and
 * else selects from it. Aliases count from one in each rendering: the same tree always gives the same text.
 */
public final class SelectRenderer implements Expression.Visitor<Select> {
    private final Dialect dialect;
    private final QuerySyntax syntax;
    private final SelectText text;
    private int aliases;

    private SelectRenderer(Backend backend) {
        this.dialect = backend.dialect();
        this.syntax = backend.syntax();
        this.text = new SelectText(dialect, syntax);
    }

    /** @param attributes to select, in this order; none for rows of which nothing is asked */
    public static SqlText render(Expression expression, List<String> attributes, Backend backend) {
        SelectRenderer renderer = new SelectRenderer(backend);
        return renderer.text.select(expression.accept(renderer), attributes);
    }

    /** A statement that gives the number of rows. */
    public static SqlText count(Expression expression, Backend backend) {
        SelectRenderer renderer = new SelectRenderer(backend);
        Select select = renderer.unlimited(expression);
        return renderer.text.select("count(*)", select);
    }

    /** A statement that gives whether there is a row. */
    public static SqlText exists(Expression expression, Backend backend) {
        SelectRenderer renderer = new SelectRenderer(backend);
        Select select = renderer.unlimited(expression);
        return SqlText.format("SELECT EXISTS ({})", renderer.text.select("1", select));
    }

    @Override
    public Select visit(BaseTable node) {
        String qualifier = dialect.quote(node.name().table());
        List<SelectItem> items = node.heading().names().stream()
                .map(name -> SelectItem.column(dialect, qualifier, name))
                .toList();
        return Select.from(items, SqlText.of(dialect.quote(node.name())), Optional.of(qualifier), false);
    }

    @Override
    public Select visit(Restriction node) {
        Condition condition = Fold.of(node.condition());
        Select source = node.source().accept(this);
        if (condition == Condition.Constant.ALWAYS) {
            return source;
        }
        Select ready = source.isLimited() || !source.isPlain() ? derived(source) : source;
        return ready.and(condition.accept(
                new ConditionRenderer(this, syntax, ready, node.source().heading())));
    }

    @Override
    public Select visit(Projection node) {
        List<Output> outputs = node.outputs();
        Select source = node.source().accept(this);
        boolean computes = outputs.stream().anyMatch(output -> output.computed().isPresent());
        Select ready = computes && !source.isPlain() ? derived(source) : source;
        List<SelectItem> items = new ArrayList<>();
        for (Output output : outputs) {
            String name = output.attribute().name();
            items.add(output.computed()
                    .map(column -> SelectItem.computed(
                            name, SqlText.of("(" + SelectText.closed(column.sql()) + ")", column.values())))
                    .orElseGet(() -> ready.item(output.from()).orElseThrow().named(dialect, name)));
        }
        return ready.withItems(items);
    }

    @Override
    public Select visit(Join node) {
        Operand left = operand(node.left());
        Operand right = operand(node.right());
        String on = left.matching(right.alias(), node.using(), dialect);
        SqlText from =
                SqlText.format(on.isEmpty() ? "{} CROSS JOIN {}" : "{} JOIN {} ON " + on, left.text(), right.text());
        Heading first = node.left().heading();
        List<SelectItem> items = node.heading().names().stream()
                .map(name -> SelectItem.column(dialect, first.contains(name) ? left.alias() : right.alias(), name))
                .toList();
        return Select.from(items, from, Optional.empty(), true);
    }

    @Override
    public Select visit(TopRows node) {
        Top top = node.top();
        Select source = node.source().accept(this);
        if (top.order().isEmpty() && source.isLimited()) {
            return source.limited(within(source.limit(), top), source.offset() + top.offset());
        }
        if (top.order().isEmpty() && !source.order().isEmpty()) {
            return source.limited(top.limit(), top.offset());
        }
        List<Order> order = byKey(top.order().orElse(List.of(Order.asc(Order.KEY))), node.heading());
        boolean byComputed = order.stream()
                .anyMatch(by ->
                        source.item(by.attribute()).filter(SelectItem::computed).isPresent());
        Select ready = source.isLimited() || byComputed ? derived(source) : source;
        List<Sort> sorts = order.stream()
                .map(by -> new Sort(sortItem(ready, by.attribute()), by.direction()))
                .toList();
        return ready.ordered(sorts).limited(top.limit(), top.offset());
    }

    /** What stands in a FROM: a table, or a subquery, with an alias. */
    Operand operand(Expression expression) {
        Select select = expression.accept(this);
        String alias = nextAlias();
        SqlText source = select.isTable() ? select.from() : SqlText.format("({})", text.operand(select));
        return new Operand(SqlText.format("{} AS " + alias, source), alias);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Selects everything from a SELECT, which keeps its order as far as it gives the attributes that order it. */
    private Select derived(Select source) {
        String alias = nextAlias();
        SqlText from = SqlText.format("({}) AS " + alias, text.operand(source));
        List<SelectItem> items = source.items().stream()
                .map(item -> SelectItem.column(dialect, alias, item.name()))
                .toList();
        List<Sort> order = new ArrayList<>();
        for (Sort sort : source.order()) {
            source.items().stream()
                    .filter(item -> item.qualified().equals(sort.item().qualified()))
                    .findFirst()
                    .ifPresent(item ->
                            order.add(new Sort(SelectItem.column(dialect, alias, item.name()), sort.direction())));
        }
        Select select = Select.from(items, from, Optional.empty(), false);
        return order.size() == source.order().size() ? select.ordered(order) : select;
    }

    private Select unlimited(Expression expression) {
        Select select = expression.accept(this);
        return select.isLimited() ? derived(select) : select;
    }

    /** The second top takes its rows from those of the first. */
    private static OptionalLong within(OptionalLong first, Top second) {
        if (first.isEmpty()) {
            return second.limit();
        }
        long left = Math.max(0, first.getAsLong() - second.offset());
        return OptionalLong.of(Math.min(left, second.limit().orElse(left)));
    }

    private static List<Order> byKey(List<Order> order, Heading heading) {
        return order.stream()
                .flatMap(by -> by.attribute().equals(Order.KEY)
                        ? heading.primaryKey().stream().map(name -> new Order(name, by.direction()))
                        : List.of(by).stream())
                .toList();
    }

    private SelectItem sortItem(Select select, String name) {
        return select.item(name)
                .orElseGet(() -> SelectItem.column(dialect, select.table().orElse(""), name));
    }

    private String nextAlias() {
        aliases++;
        // No table of DataJoint has such a name, so an alias never hides one.
        return dialect.quote("$" + aliases);
    }

    /** One side of a join, or the other side of a semi-join. */
    record Operand(SqlText text, String alias) {
        String matching(String other, List<String> names, Dialect dialect) {
            return names.stream()
                    .map(dialect::quote)
                    .map(name -> alias + "." + name + " = " + other + "." + name)
                    .collect(joining(" AND "));
        }
    }
}
