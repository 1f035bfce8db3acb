package datajoint.migrate.assess;

/** How closely files of stores are looked at. */
public enum FileDepth {
    /** Not at all. */
    NONE,
    /** Whether they are there, and as long as they should be. */
    SIZE,
    /** All of them are read and hashed. */
    CONTENT
}
