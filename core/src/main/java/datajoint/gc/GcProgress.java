package datajoint.gc;

/** Is told how far a collection is, from any thread. */
@FunctionalInterface
public interface GcProgress {
    /** For those who do not ask. */
    GcProgress NONE = (doing, done) -> {};

    /**
     * @param doing for example "objects listed"
     * @param done how many by now
     */
    void at(String doing, long done);
}
