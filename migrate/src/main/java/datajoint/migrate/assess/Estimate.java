package datajoint.migrate.assess;

/**
 * What a migration by copy will take, at rates that a small machine reaches; another server may be several times faster.
 *
 * @param rows to copy
 * @param tableBytes that the new tables need, beside the old ones
 * @param storeBytes of files that are read once
 * @param newStoreBytes that the stores need, beside what is there
 */
public record Estimate(
        long rows,
        long tableBytes,
        long storeBytes,
        long newStoreBytes,
        long copySeconds,
        long pointerSeconds,
        long verifySeconds) {
    private static final long ROWS_A_SECOND = 150_000;
    private static final long BYTES_A_SECOND = 40_000_000;
    private static final long POINTERS_A_SECOND = 10_000;
    private static final long PROVEN_ROWS_A_SECOND = 400_000;
    private static final long FILE_BYTES_A_SECOND = 100_000_000;

    static Estimate of(long rows, long tableBytes, long pointers, long storeBytes, long newStoreBytes) {
        return new Estimate(
                rows,
                tableBytes,
                storeBytes,
                newStoreBytes,
                1 + Math.max(rows / ROWS_A_SECOND, tableBytes / BYTES_A_SECOND),
                pointers == 0 ? 0 : 1 + pointers / POINTERS_A_SECOND + 2 * newStoreBytes / FILE_BYTES_A_SECOND,
                1
                        + Math.max(rows / PROVEN_ROWS_A_SECOND, 2 * tableBytes / BYTES_A_SECOND)
                        + storeBytes / FILE_BYTES_A_SECOND);
    }

    public long seconds() {
        return copySeconds + pointerSeconds + verifySeconds;
    }
}
