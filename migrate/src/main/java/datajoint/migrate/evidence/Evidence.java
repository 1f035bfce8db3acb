package datajoint.migrate.evidence;

import datajoint.model.TableName;
import java.util.HashMap;
import java.util.Map;

/**
 * What the values of columns show. Columns that nobody looked into have none.
 *
 * @param binaries by column: binary columns of any size
 * @param ranges by column: unsigned integers and {@code tinyint(1)}
 * @param targets by column: pointers into stores
 */
public record Evidence(Map<Place, BinaryContent> binaries, Map<Place, Range> ranges, Map<Place, Target> targets) {
    public Evidence {
        binaries = Map.copyOf(binaries);
        ranges = Map.copyOf(ranges);
        targets = Map.copyOf(targets);
    }

    /** A column of a table. */
    public record Place(TableName table, String column) {}

    public BinaryContent binary(TableName table, String column) {
        return binaries.getOrDefault(new Place(table, column), BinaryContent.NONE);
    }

    public Range range(TableName table, String column) {
        return ranges.getOrDefault(new Place(table, column), Range.NONE);
    }

    public Target target(TableName table, String column) {
        return targets.getOrDefault(new Place(table, column), Target.NONE);
    }

    /** What both know. */
    public Evidence and(Evidence other) {
        return new Evidence(
                joined(binaries, other.binaries), joined(ranges, other.ranges), joined(targets, other.targets));
    }

    private static <V> Map<Place, V> joined(Map<Place, V> one, Map<Place, V> other) {
        Map<Place, V> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }
}
