package datajoint.backend;

import datajoint.query.Order;
import java.util.ArrayList;
import java.util.List;

/** The text of a SELECT, once it is complete. */
record SelectText(Dialect dialect, QuerySyntax syntax) {

    /** @param attributes to select, in this order */
    SqlText select(Select select, List<String> attributes) {
        if (attributes.isEmpty()) {
            return SqlText.format("SELECT 1{}", clauses(select));
        }
        List<SqlText> list = new ArrayList<>();
        for (String name : attributes) {
            list.add(item(select, select.item(name).orElseThrow()));
        }
        return SqlText.format("SELECT {}{}", SqlText.join(", ", list), clauses(select));
    }

    /** @param list of what is selected, as SQL */
    SqlText select(String list, Select select) {
        return SqlText.format("SELECT " + list + "{}", clauses(select.ordered(List.of())));
    }

    /** All attributes, in no order that nobody asked for. */
    SqlText operand(Select select) {
        Select inner = select.isLimited() ? select : select.ordered(List.of());
        return select(inner, select.items().stream().map(SelectItem::name).toList());
    }

    /** SQL of a user such that what follows it is no part of its comment. */
    static String closed(String sql) {
        return sql.contains("--") || sql.contains("#") ? sql + "\n" : sql;
    }

    private SqlText clauses(Select select) {
        List<SqlText> clauses = new ArrayList<>();
        clauses.add(SqlText.format(" FROM {}", select.from()));
        if (!select.where().isEmpty()) {
            clauses.add(SqlText.format(" WHERE {}", SqlText.join(" AND ", select.where())));
        }
        if (!select.order().isEmpty()) {
            List<SqlText> sorts = new ArrayList<>();
            for (Sort sort : select.order()) {
                sorts.add(SqlText.format(
                        sort.direction() == Order.Direction.DESCENDING ? "{} DESC" : "{}",
                        select.isPlain() ? sort.item().bare() : sort.item().qualified()));
            }
            clauses.add(SqlText.format(" ORDER BY {}", SqlText.join(", ", sorts)));
        }
        if (select.isLimited()) {
            clauses.add(SqlText.of(" " + syntax.limit(select.limit(), select.offset())));
        }
        return SqlText.join("", clauses);
    }

    private SqlText item(Select select, SelectItem item) {
        SqlText value = select.joined() ? item.qualified() : item.bare();
        String name = dialect.quote(item.name());
        boolean named =
                !item.computed() && (value.text().equals(name) || value.text().endsWith("." + name));
        return named ? value : SqlText.format("{} AS " + name, value);
    }
}
