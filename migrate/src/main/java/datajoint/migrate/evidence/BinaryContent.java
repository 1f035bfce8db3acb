package datajoint.migrate.evidence;

/**
 * What the values of a binary column begin with, in rows.
 *
 * @param nulls rows without a value
 * @param empty values of no bytes
 * @param matlab blobs that begin with {@code mYm}
 * @param python blobs that begin with {@code dj0}
 * @param compressed blobs of either kind behind {@code ZL123}
 * @param other bytes that are no blob of DataJoint
 */
public record BinaryContent(long nulls, long empty, long matlab, long python, long compressed, long other) {
    public static final BinaryContent NONE = new BinaryContent(0, 0, 0, 0, 0, 0);

    /** Values that begin as a blob of DataJoint does. */
    public long packed() {
        return matlab + python + compressed;
    }

    /** True if there are values and none of them is a blob. */
    public boolean isPlain() {
        return packed() == 0 && other + empty > 0;
    }
}
