package datajoint.migrate.evidence;

/**
 * What the values of a binary column begin with, in rows.
 *
 * @param nulls rows without a value
 * @param empty values of no bytes
 * @param matlab blobs that begin with {@code mYm}
 * @param python blobs that begin with {@code dj0}
 * @param compressed blobs of either kind behind {@code ZL123}
 * @param attachments values with the name of a file and a zero byte before the content, where the comment says
 *     {@code attach}; not counted elsewhere
 * @param other bytes that are none of these
 * @param longest the length of the longest value in bytes
 */
public record BinaryContent(
        long nulls, long empty, long matlab, long python, long compressed, long attachments, long other, long longest) {
    public static final BinaryContent NONE = new BinaryContent(0, 0, 0, 0, 0, 0, 0, 0);

    /** Values that begin as a blob of DataJoint does. */
    public long packed() {
        return matlab + python + compressed;
    }

    /** True if there are values and none of them is a blob. */
    public boolean isPlain() {
        return packed() == 0 && other + empty > 0;
    }

    /** True if there are blobs, and beside them bytes that are none. */
    public boolean isMixed() {
        return packed() > 0 && other + empty > 0;
    }
}
