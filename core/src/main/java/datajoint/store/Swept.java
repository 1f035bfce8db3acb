package datajoint.store;

/**
 * What a sweep removed.
 *
 * @param count of files or uploads that nobody finished
 * @param bytes that they held
 */
public record Swept(long count, long bytes) {
    public static final Swept NOTHING = new Swept(0, 0);

    public Swept plus(Swept other) {
        return new Swept(count + other.count, bytes + other.bytes);
    }
}
