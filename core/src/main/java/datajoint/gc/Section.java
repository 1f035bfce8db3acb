package datajoint.gc;

/** A part of a store that DataJoint writes to by itself. Everything else belongs to users, and nothing is removed there. */
public enum Section {
    /** Objects named by their content. */
    HASH,
    /** Objects named by the row that they belong to. */
    SCHEMA,
    /** What staged inserts have not finished. */
    STAGING;

    /** As reports have it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
