package datajoint.bench;

/**
 * How much is measured.
 *
 * @param inserted rows in one insert
 * @param fetched rows in one fetch
 * @param keys rows that are fetched one by one
 * @param blobs of 100 kB each
 * @param objects in a store that is searched for garbage
 * @param repetitions of which the median counts
 */
record Sizes(int inserted, int fetched, int keys, int blobs, int objects, int repetitions) {
    static final Sizes FULL = new Sizes(100_000, 1_000_000, 1_000, 1_000, 100_000, 3);
    static final Sizes QUICK = new Sizes(10_000, 50_000, 100, 50, 2_000, 1);
}
