package datajoint.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A SELECT in the making, to which an operator adds its part as long as that means the same as a subquery would.
 *
 * @param from what follows FROM
 * @param table the stored table, if {@code from} is nothing else and has no alias
 * @param joined true if {@code from} has several tables, so that bare names may be ambiguous
 */
record Select(
        List<SelectItem> items,
        SqlText from,
        Optional<String> table,
        boolean joined,
        List<SqlText> where,
        List<Sort> order,
        OptionalLong limit,
        long offset) {

    static Select from(List<SelectItem> items, SqlText from, Optional<String> table, boolean joined) {
        return new Select(items, from, table, joined, List.of(), List.of(), OptionalLong.empty(), 0);
    }

    Select withItems(List<SelectItem> newItems) {
        return new Select(newItems, from, table, joined, where, order, limit, offset);
    }

    Select and(SqlText condition) {
        List<SqlText> all = new ArrayList<>(where);
        all.add(condition);
        return new Select(items, from, table, joined, all, order, limit, offset);
    }

    Select ordered(List<Sort> newOrder) {
        return new Select(items, from, table, joined, where, newOrder, limit, offset);
    }

    Select limited(OptionalLong newLimit, long newOffset) {
        return new Select(items, from, table, joined, where, order, newLimit, newOffset);
    }

    boolean isLimited() {
        return limit.isPresent() || offset > 0;
    }

    /** True if SQL that names attributes means these columns. */
    boolean isPlain() {
        return !joined && items.stream().allMatch(SelectItem::plain);
    }

    /** True if the table can stand in the place of this. */
    boolean isTable() {
        return table.isPresent() && where.isEmpty() && !isLimited() && isPlain();
    }

    Optional<SelectItem> item(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
