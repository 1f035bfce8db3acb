package datajoint.gc;

/** How closely objects are looked at. */
public enum VerifyDepth {
    /** Whether they are there with the right size, and arrays have the right type and shape. */
    SIZES,
    /** The same, and whether their content has the right hash, for which every byte is read. */
    CONTENT
}
