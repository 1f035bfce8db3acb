package datajoint.migrate.evidence;

import datajoint.model.TableName;
import java.util.Map;

/**
 * What the values of columns show. Columns that nobody looked into have none.
 *
 * @param rows by table, counted
 * @param binaries by column: binary columns of any size
 * @param ranges by column: unsigned integers and {@code tinyint(1)}
 * @param truths by column: {@code tinyint(1)}
 * @param targets by column: pointers into stores
 * @param zeroDates by column: values without a year, month or day, where there are any
 */
public record Evidence(
        Map<TableName, Long> rows,
        Map<Place, BinaryContent> binaries,
        Map<Place, Range> ranges,
        Map<Place, TruthValues> truths,
        Map<Place, Target> targets,
        Map<Place, Long> zeroDates) {
    public static final Evidence NONE = new Evidence(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Evidence {
        rows = Map.copyOf(rows);
        binaries = Map.copyOf(binaries);
        ranges = Map.copyOf(ranges);
        truths = Map.copyOf(truths);
        targets = Map.copyOf(targets);
        zeroDates = Map.copyOf(zeroDates);
    }

    /** A column of a table. */
    public record Place(TableName table, String column) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    public long rows(TableName table) {
        return rows.getOrDefault(table, 0L);
    }

    public BinaryContent binary(TableName table, String column) {
        return binaries.getOrDefault(new Place(table, column), BinaryContent.NONE);
    }

    public Range range(TableName table, String column) {
        return ranges.getOrDefault(new Place(table, column), Range.NONE);
    }

    public TruthValues truth(TableName table, String column) {
        return truths.getOrDefault(new Place(table, column), TruthValues.NONE);
    }

    public Target target(TableName table, String column) {
        return targets.getOrDefault(new Place(table, column), Target.NONE);
    }
}
