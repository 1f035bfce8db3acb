package datajoint.insert;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are sent together, those with the same attributes in one group. */
final class Batch {
    private final Map<BitSet, List<@Nullable Object[]>> groups = new LinkedHashMap<>();
    private int size;
    private long bytes;
    private BitSet last = new BitSet();
    private List<@Nullable Object[]> lastGroup = new ArrayList<>();

    void add(EncodedRow row) {
        if (size == 0 || !last.equals(row.given())) {
            last = row.given();
            lastGroup = groups.computeIfAbsent(last, given -> new ArrayList<>());
        }
        lastGroup.add(row.cells());
        size++;
        bytes += row.bytes();
    }

    Map<BitSet, List<@Nullable Object[]>> groups() {
        return groups;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** True if all rows have the same attributes. */
    boolean isOne() {
        return groups.size() == 1;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }
}
