package datajoint.migrate.verify;

import java.util.List;

/**
 * How two results compare.
 *
 * @param match true if they have the same attributes and the same rows, in any order
 * @param rowCount of the first
 * @param otherRowCount of the second
 * @param discrepancies a sentence each, with key, attribute and both values; the first hundred
 */
public record Comparison(boolean match, long rowCount, long otherRowCount, List<String> discrepancies) {
    public Comparison {
        discrepancies = List.copyOf(discrepancies);
    }
}
