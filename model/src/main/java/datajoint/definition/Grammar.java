package datajoint.definition;

/** Whose definition is read. */
public enum Grammar {
    /** A definition of 2.x, written by a user. */
    CURRENT,
    /** The same, and attributes of the platform too, whose names begin with an underscore. */
    PLATFORM,
    /**
     * A definition as 0.14 took it, to be migrated: {@code blob@raw}, {@code ___}, {@code (a) -> T(b)}, and names and types
     * of columns that were made by hand. Defaults are not checked.
     */
    LEGACY
}
