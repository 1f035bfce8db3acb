package datajoint.migrate.files;

/** What is found where a legacy file should be. */
public enum FileState {
    PRESENT,
    MISSING,
    WRONG_SIZE,
    WRONG_HASH,
    /** Its path is one that no store of 2.0 may have. */
    NO_PATH
}
