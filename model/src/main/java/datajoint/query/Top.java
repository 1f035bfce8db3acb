package datajoint.query;

import datajoint.model.QueryException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which rows of an ordered relation to take: {@code dj.Top(limit, order_by, offset)}.
 *
 * @param order empty to keep the order that the rows have
 */
public record Top(OptionalLong limit, long offset, Optional<List<Order>> order) {
    private static final Optional<List<Order>> BY_KEY = Optional.of(List.of(Order.asc(Order.KEY)));

    public Top {
        if (offset < 0 || limit.orElse(0) < 0) {
            throw new QueryException(
                    "Top cannot take %s rows after %d."
                            .formatted(limit.isPresent() ? limit.getAsLong() : "all", offset),
                    "Give a limit and an offset of zero or more.");
        }
        order = order.map(List::copyOf);
    }

    /** The first so many rows by key. */
    public static Top of(long limit) {
        return new Top(OptionalLong.of(limit), 0, BY_KEY);
    }

    /** All rows, by key. */
    public static Top all() {
        return new Top(OptionalLong.empty(), 0, BY_KEY);
    }

    public Top orderBy(Order... by) {
        return new Top(limit, offset, by.length == 0 ? BY_KEY : Optional.of(List.of(by)));
    }

    /** The same in the order that the rows have from an earlier top; by key if there was none. */
    public Top inOrder() {
        return new Top(limit, offset, Optional.empty());
    }

    /** Leaves out the first so many rows. */
    public Top offset(long rows) {
        return new Top(limit, rows, order);
    }
}
