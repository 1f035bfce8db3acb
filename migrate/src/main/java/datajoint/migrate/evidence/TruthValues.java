package datajoint.migrate.evidence;

/** What a column of {@code tinyint(1)} holds, in rows: 0.14 writes the same type for truths and for small numbers. */
public record TruthValues(long nulls, long zeros, long ones, long others) {
    public static final TruthValues NONE = new TruthValues(0, 0, 0, 0);

    /** True if every value is 0 or 1. */
    public boolean isTruth() {
        return others == 0;
    }
}
