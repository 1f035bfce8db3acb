package datajoint.backend;

import static java.util.stream.Collectors.joining;

import datajoint.query.BaseTable;
import datajoint.query.Condition;
import datajoint.query.Expression;
import datajoint.query.Join;
import datajoint.query.Projection;
import datajoint.query.Restriction;
import datajoint.query.Top;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the SELECT for a tree. Aliases count from one in each rendering: the same tree always gives the same text. */
public final class SelectRenderer implements Expression.Visitor<SqlText> {
    private final Dialect dialect;
    private int aliases;

    private SelectRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param attributes to select, in this order */
    public static SqlText render(Expression expression, List<String> attributes, Dialect dialect) {
        SelectRenderer renderer = new SelectRenderer(dialect);
        String names = attributes.isEmpty() ? "1" : renderer.list(attributes);
        return SqlText.format("SELECT " + names + " {}", expression.accept(renderer));
    }

    /** The FROM clause and all that follows. */
    @Override
    public SqlText visit(BaseTable node) {
        return SqlText.of("FROM " + dialect.quote(node.name()));
    }

    @Override
    public SqlText visit(Restriction node) {
        SqlText where = node.condition().accept(new Where());
        boolean joined = node.source() instanceof Restriction;
        SqlText from =
                joined || node.source() instanceof BaseTable ? node.source().accept(this) : subquery(node.source());
        return SqlText.format(joined ? "{} AND {}" : "{} WHERE {}", from, where);
    }

    @Override
    public SqlText visit(Projection node) {
        return subquery(node);
    }

    @Override
    public SqlText visit(Join node) {
        String on = node.using().isEmpty() ? "CROSS JOIN {}" : "JOIN {} USING (" + list(node.using()) + ")";
        return SqlText.format("FROM {} " + on, item(node.left()), item(node.right()));
    }

    @Override
    public SqlText visit(Top node) {
        String order = node.order().stream()
                .map(by -> dialect.quote(by.attribute()) + (by.descending() ? " DESC" : ""))
                .collect(joining(", "));
        String limit = node.limit().isPresent() ? " LIMIT " + node.limit().getAsLong() : " LIMIT " + Long.MAX_VALUE;
        return SqlText.format(
                "{}" + (order.isEmpty() ? "" : " ORDER BY " + order) + limit + " OFFSET " + node.offset(),
                node.source() instanceof Top
                        ? subquery(node.source())
                        : node.source().accept(this));
    }

    private SqlText subquery(Expression node) {
        return SqlText.format("FROM {}", item(node));
    }

    private SqlText item(Expression node) {
        Expression source = node instanceof Projection projection ? projection.source() : node;
        SqlText inner = SqlText.format("SELECT " + list(node.heading().names()) + " {}", source.accept(this));
        aliases++;
        return SqlText.format("({}) AS " + dialect.quote("t" + aliases), inner);
    }

    private String list(List<String> names) {
        return names.stream().map(dialect::quote).collect(joining(", "));
    }

    /** Writes the conditions of a restriction. */
    private final class Where implements Condition.Visitor<SqlText> {
        @Override
        public SqlText visit(Condition.Sql condition) {
            return new SqlText("(" + condition.text() + ")", condition.values());
        }

        @Override
        public SqlText visit(Condition.Equal condition) {
            List<@Nullable Object> values = new ArrayList<>();
            String text = condition.values().entrySet().stream()
                    .map(entry -> {
                        if (entry.getValue() == null) {
                            return dialect.quote(entry.getKey()) + " IS NULL";
                        }
                        values.add(entry.getValue());
                        return dialect.quote(entry.getKey()) + " = ?";
                    })
                    .collect(joining(" AND ", "(", ")"));
            return new SqlText(condition.values().isEmpty() ? "(1 = 1)" : text, values);
        }
    }
}
